#!/usr/bin/env python3
"""outputs.py READER: what `galley check` prints is read by those it is printed for: a validator of SARIF, reviewdog, a parser of JUnit's
form, prove, the toolkit of GitHub's actions, and the library that CI services read Checkstyle's and GitLab's forms with. Checked
are all fixtures and examples, and a piece with an awkward name and text, by every rule."""
import json, os, shutil, subprocess, sys, tempfile, unittest, urllib.parse

project = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(project, "tests", "cli"))
from fixtures import lay_all_fixtures

galley = os.environ["GALLEY"]
clients = os.environ["CLIENTS"]
modules = os.path.join(clients, "node_modules")
awkward = "Café 😀 the the “quoted” 100%, a:b, \x01 & <i>\n\nIt is is so.\r\n"


class Output(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        copy = os.path.join(self.folder, "copy")
        self.assertGreater(lay_all_fixtures(copy), 300)
        with open(os.path.join(copy, "a, b&c%20:d é.txt"), "w", newline="") as file:
            file.write(awkward)
        with open(os.path.join(self.folder, "clean.txt"), "w") as file:
            file.write("The harbour is open.\n")

    def run_in_folder(self, *command, input=None, status=None):
        done = subprocess.run(command, cwd=self.folder, input=input, capture_output=True, text=True, timeout=300)
        if status is not None:
            self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        return done.stdout + done.stderr

    def check(self, form, *paths):
        words = [galley, "check", "--quiet", "--select", "all", "--format", form, *(paths or ["copy"])]
        return subprocess.run(words, cwd=self.folder, capture_output=True).stdout.decode()

    def findings(self):
        return json.loads(self.check("json"))["diagnostics"]



class Sarif(Output):
    def test_it_is_valid_for_the_multitool(self):
        binary = os.path.join(modules, "@microsoft/sarif-multitool-linux/Sarif.Multitool")
        os.chmod(binary, 0o755)  # what its install script does
        for paths in (["copy"], ["clean.txt"], ["clean.txt", "missing.txt"]):
            with open(os.path.join(self.folder, "out.sarif"), "w") as file:
                file.write(self.check("sarif", *paths))
            shown = self.run_in_folder(binary, "validate", "out.sarif", "--output", "report.sarif", "--log", "ForceOverwrite")
            with open(os.path.join(self.folder, "report.sarif"), encoding="utf-8-sig") as file:
                run = json.load(file)["runs"][0]
            errors = [result for result in run.get("results", []) if result.get("level") == "error"]
            self.assertEqual(errors, [], shown)
            self.assertTrue(run["invocations"][0]["executionSuccessful"], shown)


class Reviewdog(Output):
    def test_reviewdog_reads_every_form_that_it_knows(self):
        wanted = {(one["path"], one["range"]["start"]["line"]) for one in self.findings()}
        for form, known_as in (("rdjson", "rdjson"), ("rdjsonl", "rdjsonl"), ("checkstyle", "checkstyle"), ("sarif", "sarif")):
            self.run_in_folder("git", "init", "-q")
            shown = self.run_in_folder(os.path.join(clients, "bin", "reviewdog"), f"-f={known_as}", "-name=galley", "-reporter=rdjsonl", "-filter-mode=nofilter",
                                       "-fail-level=none", input=self.check(form), status=0)
            places = [json.loads(line)["location"] for line in shown.splitlines() if line.startswith("{")]
            self.assertEqual({(one["path"], one["range"]["start"]["line"]) for one in places}, wanted, form)
            self.run_in_folder(os.path.join(clients, "bin", "reviewdog"), f"-f={known_as}", "-reporter=rdjsonl", "-filter-mode=nofilter",
                               "-fail-level=any", input=self.check(form, "clean.txt"), status=0)

    def test_reviewdog_makes_suggestions_of_fixes(self):
        shown = json.loads(self.check("rdjson"))
        fixes = [one for one in shown["diagnostics"] if one.get("suggestions")]
        self.assertGreater(len(fixes), 2)
        for one in fixes:
            path = os.path.join(self.folder, one["location"]["path"])
            with open(path, "rb") as file:
                lines = file.read().split(b"\n")
            for suggestion in one["suggestions"]:
                start, end = suggestion["range"]["start"], suggestion["range"]["end"]
                self.assertLessEqual(end["column"] - 1, len(lines[end["line"] - 1]))
                self.assertLessEqual((start["line"], start["column"]), (end["line"], end["column"]))



class JUnit(Output):
    def read(self, *paths):
        import junitparser

        path = os.path.join(self.folder, "out.xml")
        with open(path, "w") as file:
            file.write(self.check("junit", *paths))
        suites = junitparser.JUnitXml.fromfile(path)
        failures = [result for suite in suites for case in suite for result in case.result if isinstance(result, junitparser.Failure)]
        self.assertEqual(suites.failures, len(failures))
        return len(failures), suites.errors

    def test_it_is_read_by_a_parser(self):
        serious = [one for one in self.findings() if one["severity"] != "suggestion"]
        self.assertEqual(self.read("copy", "missing.txt"), (len(serious), 1))
        self.assertEqual(self.read("clean.txt"), (0, 0))


class Tap(Output):
    def prove(self, status, *paths):
        with open(os.path.join(self.folder, "out.tap"), "w") as file:
            file.write(self.check("tap", *paths))
        shown = self.run_in_folder("prove", "-e", "cat", "out.tap", status=status)
        self.assertNotIn("Parse errors", shown)
        return shown

    def test_it_is_read_by_prove(self):
        serious = [one for one in self.findings() if one["severity"] != "suggestion"]
        self.assertIn(f"Failed {len(serious)}/", self.prove(1, "copy"))
        self.prove(0, "clean.txt")
        self.prove(1, "clean.txt", "missing.txt")


class Annotations(Output):
    def test_annotations_are_escaped_as_the_toolkit_escapes_them(self):
        """Each line is taken apart, and printed again by @actions/core from its parts."""
        lines = [line for line in self.check("github").splitlines() if line.startswith("::")]
        self.assertTrue(any("a%2C b&c%2520%3Ad é.txt" in line for line in lines))
        with open(os.path.join(self.folder, "again.mjs"), "w") as file:
            file.write("""
                import { readFileSync } from "node:fs";
                const core = await import(process.argv[2]);
                const { issueCommand } = await import(process.argv[3]);
                const undone = (text) => text.replace(/%3A/g, ":").replace(/%2C/g, ",").replace(/%0D/g, "\\r").replace(/%0A/g, "\\n").replace(/%25/g, "%");
                for (const line of readFileSync(0, "utf8").split("\\n")) {
                  if (!line.startsWith("::")) continue;
                  const [, command, properties, message] = line.match(/^::([a-z]+)(?: (.*?))?::(.*)$/);
                  const named = Object.fromEntries((properties ?? "").split(",").filter(Boolean).map((one) => {
                    const at = one.indexOf("=");
                    return [one.slice(0, at), undone(one.slice(at + 1))];
                  }));
                  issueCommand(command, named, undone(message));
                }
            """)
        core = os.path.join(modules, "@actions/core/lib")
        again = self.run_in_folder("node", "again.mjs", os.path.join(core, "core.js"), os.path.join(core, "command.js"), input="\n".join(lines), status=0)
        self.assertEqual(again.splitlines(), lines)


class Violations(Output):
    """The library that plug-ins of Jenkins, GitLab and others read reports with."""

    def read(self, form, parser, *paths):
        with open(os.path.join(self.folder, "report"), "w") as file:
            file.write(self.check(form, *paths))
        library = os.path.join(clients, "lib", "violations-lib-1.157.3.jar")
        done = subprocess.run(["java", "-cp", library, os.path.join(project, "tests/clients/ReadViolations.java"), parser, self.folder, "report"],
                              capture_output=True, text=True, timeout=300)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return {tuple(line.split("\t")) for line in done.stdout.splitlines()}

    def expect(self, rule="{}"):
        levels = {"error": "ERROR", "warning": "WARN", "suggestion": "INFO"}
        return {(one["path"], str(one["range"]["start"]["line"]), levels[one["severity"]], rule.format(one["rule"])) for one in self.findings()}

    def test_of_a_clean_piece_nothing_is_read(self):
        for form, parser in (("checkstyle", "CHECKSTYLE"), ("gitlab", "CODECLIMATE"), ("sarif", "SARIF")):
            self.assertEqual(self.read(form, parser, "clean.txt"), set())

    def test_checkstyle(self):
        self.assertEqual(self.read("checkstyle", "CHECKSTYLE"), self.expect("galley.{}"))

    def test_gitlab(self):
        self.assertEqual(self.read("gitlab", "CODECLIMATE"), self.expect())

    def test_sarif(self):
        read = {(urllib.parse.unquote(path), *rest) for path, *rest in self.read("sarif", "SARIF")}  # it gives the address as it is
        self.assertEqual(read, self.expect())


if __name__ == "__main__":
    unittest.main()
