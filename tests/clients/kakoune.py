"""kakoune.py SECTION: Kakoune in a terminal (tmux), with what a section of docs/editors/kakoune.md shows as its configuration."""
import os, subprocess, sys, time

project = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
folder, socket = os.environ["FOLDER"], f"galley-{os.getpid()}"


def tmux(*words):
    return subprocess.run(["tmux", "-L", socket, *words], capture_output=True, text=True, check=True, env=environment).stdout


def type_keys(*keys):
    tmux("send-keys", *keys)


def wait_until(what, condition):
    end = time.monotonic() + 15
    while not condition():
        assert time.monotonic() < end, f"{what} doesn't come about; the screen:\n" + tmux("capture-pane", "-p")
        time.sleep(0.1)


def wait_for(*words):
    """Until all of them stand on the screen."""
    wait_until(" and ".join(words), lambda: all(word in tmux("capture-pane", "-p") for word in words))


def first_line():
    with open(os.path.join(folder, "piece.txt")) as file:
        return file.readline()


def with_server():
    wait_for("*Café", "!The fair")  # the marks of an error and a warning
    type_keys(":lsp-diagnostics", "Enter")
    wait_for("piece.txt:1:16", "“the” is repeated", "repeats the paragraph at archive.txt:1", "archive.txt:1:1")
    type_keys(":edit piece.txt", "Enter", "gg15l", ":lsp-code-actions", "Enter")
    wait_for("Let it stand (stet: repeated-word)")
    type_keys("Tab", "Tab", "Enter")  # the second one
    wait_for("Café: we keep the key")
    type_keys(":write", "Enter")
    wait_until("the text on the disk", lambda: first_line() == "Café: we keep the key in a safe place.\n")


def with_make():
    type_keys(":make .", "Enter")
    wait_for("piece.txt:1:16: error: “the” is repeated", "note: first here", "*make*")
    type_keys("gg", ":make-next-error", "Enter")
    wait_for("piece.txt 3:1", "repeats the paragraph")
    type_keys(":make-previous-error", "Enter")
    wait_for("piece.txt 1:15", "“the” is repeated")


with open(os.path.join(project, "docs/editors/kakoune.md")) as file:
    shown = [part.split("```")[0] for part in file.read().split("```kak\n")[1:]]
configuration, steps = {"server": (shown[0], with_server), "make": (shown[1], with_make)}[sys.argv[1]]
home = os.path.join(folder, ".home")
os.makedirs(os.path.join(home, "kak"))
with open(os.path.join(home, "kak", "kakrc"), "w") as file:
    file.write(configuration)
environment = {**os.environ, "XDG_CONFIG_HOME": home, "LC_ALL": "C.UTF-8", "PATH": os.path.dirname(os.environ["GALLEY"]) + ":" + os.environ["PATH"]}
tmux("new-session", "-d", "-x", "150", "-y", "20", "-c", folder, "kak piece.txt")
try:
    wait_for("piece.txt 1:1")
    steps()
finally:
    tmux("kill-server")
