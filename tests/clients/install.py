#!/usr/bin/env python3
"""install.py: every package is installed as a person would, into an empty place, and checks a piece there.

CLIENTS is a folder to work in, FOLDER holds the pieces. The packages are made first."""
import glob, json, os, shutil, subprocess, sys, tempfile, unittest

project = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
packages = os.path.join(project, "build", "packages")
folder = os.environ["FOLDER"]
found = "piece.txt:1:15: error: “the” is repeated [repeated-word]"
sys.path.insert(0, os.path.join(project, "tests", "lsp"))
from client import Client


def run(*command, status=0, **where):
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, **where)
    if status is not None and done.returncode != status:
        raise AssertionError(f"{' '.join(command)} ended with {done.returncode}, not {status}:\n{done.stdout}{done.stderr}")
    return done.stdout


def one(pattern):
    [path] = glob.glob(os.path.join(packages, pattern))
    return path


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        run(os.path.join(project, "dev"), "package")

    def setUp(self):
        self.place = os.path.realpath(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.place)

    def works(self, galley):
        """It finds what is to be found, and every piece in fixtures/copy is checked."""
        out = run(galley, "check", "--quiet", ".", status=1, cwd=folder)
        self.assertEqual(out.splitlines()[0], found)
        self.assertIn("[repeated-passage]", out)
        with open(os.path.join(project, "fixtures", "copy.report")) as file:
            wanted = file.read()
        self.assertEqual(run(galley, "check", "--quiet", "fixtures/copy", status=1, cwd=project), wanted)
        self.serves(galley)

    def serves(self, galley):
        client = Client(galley, folder)
        try:
            client.initialize()
            client.open("file:///a.txt", "We keep the the key.\n")
            [said] = client.published("file:///a.txt")
            page = said["codeDescription"]["href"]
            self.assertTrue(os.path.exists(page.removeprefix("file://")), page)
        finally:
            client.close()

    def test_tarball(self):
        run("tar", "-xzf", one("galley-*.tar.gz"), "-C", self.place, "--strip-components=1")
        galley = os.path.join(self.place, "bin", "galley")
        self.works(galley)
        carried = run("ldd", galley)
        for name in ("libre2", "libmd4c", "libtomlplusplus", "libutf8proc"):
            self.assertIn(f"=> {self.place}/bin/../lib/galley/{name}", carried)

    @unittest.skipUnless(shutil.which("dpkg-deb"), "there is no dpkg")
    def test_deb(self):
        run("dpkg-deb", "-x", one("*.deb"), self.place)
        self.works(os.path.join(self.place, "usr/bin/galley"))
        manual = os.path.join(self.place, "usr/share/man/man1/galley.1.gz")
        plain = manual.removesuffix(".gz")
        self.assertTrue(os.path.exists(manual) or os.path.exists(plain))
        if shutil.which("man"):
            shown = run("man", "--warnings", "-l", manual if os.path.exists(manual) else plain, env={**os.environ, "LC_ALL": "C.UTF-8", "MANWIDTH": "100"})
            self.assertIn("galley check", shown)
        for name, shell in (("bash-completion/completions/galley", "bash"), ("zsh/vendor-completions/_galley", "zsh"),
                            ("fish/vendor_completions.d/galley.fish", "fish")):
            script = os.path.join(self.place, "usr/share", name)
            self.assertGreater(os.path.getsize(script), 100)
            if shutil.which(shell):
                run(shell, "-n", script)

    @unittest.skipUnless(shutil.which("debootstrap") and os.getuid() == 0, "there is no debootstrap, or this is not root")
    def test_deb_in_a_clean_system(self):
        system = os.path.join(os.environ["CLIENTS"], "bookworm")
        if not os.path.exists(os.path.join(system, "usr/bin/apt-get")):
            made = subprocess.run(["debootstrap", "--variant=minbase", "bookworm", system], capture_output=True, text=True)
            if made.returncode != 0:
                shutil.rmtree(system, ignore_errors=True)
                self.skipTest("debootstrap can't make a system here: " + (made.stdout.strip().splitlines() or ["no reason given"])[-1])
        shutil.copy(one("*.deb"), os.path.join(system, "galley.deb"))
        for name in ("/etc/apt/sources.list", "/etc/resolv.conf"):
            if os.path.exists(name):
                shutil.copy(name, system + name)
        run("chroot", system, "apt-get", "install", "-q", "-y", "--no-install-recommends", "/galley.deb", env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
        shutil.rmtree(os.path.join(system, "copy"), ignore_errors=True)
        shutil.copytree(folder, os.path.join(system, "copy"))
        self.assertIn(found, run("chroot", system, "galley", "check", "--quiet", "/copy/piece.txt", status=1).replace("/copy/", ""))
        run("chroot", system, "apt-get", "purge", "-q", "-y", "galley")

    def test_wheel(self):
        run(sys.executable, "-m", "venv", self.place)
        run(os.path.join(self.place, "bin/pip"), "install", "-q", "--no-index", one("*.whl"))
        self.works(os.path.join(self.place, "bin/galley"))
        self.assertIn("galley 0.", run(os.path.join(self.place, "bin/python"), "-m", "galley_lint", "--version"))

    @unittest.skipUnless(shutil.which("npm"), "there is no npm")
    def test_npm_package(self):
        run("npm", "install", "--silent", "--offline", "--ignore-scripts", one("galley-lint-linux-x64-*.tgz"), one("galley-lint-[0-9]*.tgz"), cwd=self.place)
        with open(os.path.join(self.place, "node_modules/galley-lint/package.json")) as file:
            self.assertNotIn("scripts", json.load(file))
        self.works(os.path.join(self.place, "node_modules/.bin/galley"))
        self.assertIn("galley 0.", run("npx", "--no-install", "galley", "--version", cwd=self.place))

    def test_pre_commit_blocks_a_bad_piece_and_passes_a_good_one(self):
        hooks = os.path.join(self.place, "hooks")
        shutil.copytree(project, hooks, ignore=lambda at, names: set(names) - {".pre-commit-hooks.yaml", "pyproject.toml"})
        repository = os.path.join(self.place, "repository")
        os.mkdir(repository)
        environment = {**os.environ, "PRE_COMMIT_HOME": os.path.join(self.place, "home"), "PIP_FIND_LINKS": packages,
                       "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org"}
        environment["PATH"] = os.path.join(os.environ["CLIENTS"], "venv", "bin") + ":" + environment["PATH"]
        git = lambda at, *words, status=0: run("git", *words, cwd=at, env=environment, status=status)
        for at in (hooks, repository):
            git(at, "init", "-q")
        git(hooks, "add", "-A")
        git(hooks, "commit", "-q", "-m", "Hooks")
        revision = git(hooks, "rev-parse", "HEAD").strip()
        with open(os.path.join(repository, ".pre-commit-config.yaml"), "w") as file:
            file.write(f"repos:\n- repo: {hooks}\n  rev: {revision}\n  hooks: [{{id: galley}}]\n")
        run("pre-commit", "install", cwd=repository, env=environment)
        bad = os.path.join(repository, "piece.txt")
        shutil.copy(os.path.join(folder, "piece.txt"), bad)
        git(repository, "add", "-A")
        git(repository, "commit", "-q", "-m", "Bad", status=1)
        with open(bad, "w") as file:
            file.write("We keep the key in a safe place.\n")
        git(repository, "add", "-A")
        git(repository, "commit", "-q", "-m", "Good")

    def test_the_action_annotates_and_fails(self):
        import yaml
        with open(os.path.join(project, "action.yml")) as file:
            steps = yaml.safe_load(file)["runs"]["steps"]
        output = os.path.join(self.place, "output")
        environment = {**os.environ, "RUNNER_TEMP": self.place, "GITHUB_OUTPUT": output, "PIP_FIND_LINKS": packages, "VERSION": "0.1.0",
                       "PATHS": "piece.txt\n$(touch evil).txt", "ARGUMENTS": "--select\nrepeated-word", "SARIF": os.path.join(self.place, "out.sarif")}
        run("bash", "-e", "-o", "pipefail", "-c", steps[0]["run"], env=environment, cwd=folder)
        said = run("bash", "-e", "-o", "pipefail", "-c", steps[1]["run"], env=environment, cwd=folder, status=2)
        self.assertIn("file=piece.txt,line=1,endLine=1,col=15,endColumn=22::“the” is repeated", said)
        self.assertFalse(os.path.exists(os.path.join(folder, "evil")))
        environment["PATHS"] = "piece.txt"
        run("bash", "-e", "-o", "pipefail", "-c", steps[1]["run"], env=environment, cwd=folder, status=1)
        with open(output) as file:
            self.assertEqual(file.read(), "status=2\nstatus=1\n")
        self.assertTrue(os.path.exists(environment["SARIF"]))


if __name__ == "__main__":
    unittest.main(verbosity=2)
