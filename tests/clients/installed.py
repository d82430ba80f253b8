"""What a galley that somebody installed must do, wherever it stands."""
import os, shutil, subprocess, sys

project = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
packages = os.environ["PACKAGES"]
sys.path.insert(0, os.path.join(project, "tests", "lsp"))
from client import Client

slip = "We keep the the key in a safe place near the door of the old house.\n"


def package(ending):
    """The one package whose file ends so."""
    found = [name for name in os.listdir(packages) if name.endswith(ending)]
    assert len(found) == 1, f"{packages} holds {found} for {ending}"
    return os.path.join(packages, found[0])


def run(*words, status=0, **where):
    """What the command printed; its status must be the one given."""
    done = subprocess.run(words, capture_output=True, text=True, timeout=300, **where)
    assert done.returncode == status, f"{words}: status {done.returncode}, not {status}\n{done.stdout}{done.stderr}"
    return done.stdout


def lay_pieces(folder):
    shutil.copytree(os.path.join(project, "fixtures"), os.path.join(folder, "fixtures"))
    shutil.copy(os.path.join(project, "galley.toml"), folder)


def expect_galley(*galley, folder, **where):
    """Of the pieces in `folder` it says what the program in build/release says, and the exit status comes through."""
    expected = run(os.environ["GALLEY"], "check", "fixtures/copy", status=1, cwd=project)
    assert run(*galley, "check", "fixtures/copy", status=1, cwd=folder, **where) == expected, "the report is another one"
    run(*galley, "check", "missing.txt", status=2, cwd=folder, **where)
    out = run(*galley, "check", "-", status=1, cwd=folder, input=slip, **where)
    assert out == "stdin.txt:1:9: error: “the” is repeated [repeated-word]\n", out
    assert run(*galley, "check", "-", status=0, cwd=folder, input=slip.replace("the the", "the"), **where) == ""
    with open(os.path.join(project, "CMakeLists.txt")) as lists:
        version = lists.read().split("VERSION ")[2].split()[0]
    assert run(*galley, "--version", cwd=folder, **where) == f"galley {version}\n", "another version"


def expect_spelling(*galley, folder, status, said, **where):
    """A style's rule of spelling finds the machine's dictionary, or says which one to install."""
    with open(os.path.join(folder, ".vale.ini"), "w") as file:
        file.write("StylesPath = .\nMinAlertLevel = suggestion\n[*]\nBasedOnStyles = Vale\n")
    with open(os.path.join(folder, "spelling.txt"), "w") as file:
        file.write("The harbour is opn.\n")
    done = subprocess.run([*galley, "check", "--quiet", "spelling.txt"], capture_output=True, text=True, timeout=300, **where)
    assert (done.returncode, said in done.stdout + done.stderr) == (status, True), done


def expect_server(galley, folder):
    """The language server links to pages that were installed with it."""
    client = Client(galley, folder)
    try:
        client.initialize()
        client.open("file:///a.txt", slip)
        [said] = client.published("file:///a.txt")
        page = said["codeDescription"]["href"].removeprefix("file://")
        assert os.path.isfile(page) and not page.startswith(project), page
    finally:
        client.close()
