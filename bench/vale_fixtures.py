#!/usr/bin/env python3
"""vale_fixtures.py FIXTURES [--galley PATH] [--testdata PATH] [--only plain.txt] [--list]: Vale's own cases, put to Galley.

FIXTURES holds a folder for each case: case.json (Vale's arguments, the folder they are given in, input), expected.json
(Vale's report) and the files; other files that cases name are in Vale's test data, by default the folder "testdata" beside
FIXTURES. Some cases need all of that, as Vale's module for Go holds it. Vale's flags become Galley's; what Galley has no flag
for is done here, on its report.
A case is right where every alert stands at the same line and column, with the same check, message and severity. Those that
differ in a column alone are counted apart."""
import argparse, collections, fnmatch, json, os, shutil, subprocess, tempfile

parser = argparse.ArgumentParser()
parser.add_argument("fixtures")
parser.add_argument("--galley", default="build/release/galley")
parser.add_argument("--testdata")
parser.add_argument("--only")
parser.add_argument("--list", action="store_true")
options = parser.parse_args()
galley = os.path.abspath(options.galley)
levels = {"suggestion": 0, "warning": 1, "error": 2}
readers = {"md": "markdown", "txt": "plain", "html": "html"}


testdata = os.path.abspath(options.testdata or os.path.join(options.fixtures, "..", "testdata"))


def folder_of(case, path, scratch):
    """Where Vale was run: in the case's own files, with the styles two folders up, or in its test data beside the fixtures."""
    own = os.path.join(options.fixtures, case, path)
    if not os.path.isdir(own):
        return os.path.join(testdata, path)
    copied = os.path.join(scratch, "case", "files")
    shutil.copytree(own, copied)
    os.symlink(os.path.join(testdata, "styles"), os.path.join(scratch, "styles"))
    return copied


def translate(arguments):
    """Vale's arguments as Galley's, and what is left to do: the lowest level, globs, or a reason not to try."""
    words, todo = [], {"least": 0, "globs": [], "why": None, "stdin": "stdin.txt"}
    for argument in arguments:
        name, _, value = argument.partition("=")
        if name == "--minAlertLevel":
            todo["least"] = levels[value]
        elif name == "--config":
            words += ["--vale-config", value]
        elif name == "--glob":
            todo["globs"].append(value)
        elif name == "--filter":
            words += ["--filter", value]
        elif name == "--ext" and value.lstrip(".") in readers:
            words += ["--type", readers[value.lstrip(".")]]
        elif name == "--ext":
            todo["stdin"] = "stdin" + value
        elif name in ("--output", "--no-exit", "--no-wrap", "--sort", "--normalize", "--relative", "--no-global"):
            continue
        elif argument.startswith("-"):
            todo["why"] = f"needs {name}"
        else:
            words.append(argument)
    return words, todo


def stdin_of(given, where):
    """What stands in the file that the case pipes in, if it does."""
    if given["stdin"] is None:
        return b""
    with open(os.path.join(where, given["stdin"]), "rb") as file:
        return file.read()


def run(case):
    with open(os.path.join(options.fixtures, case, "case.json")) as file:
        given = json.load(file)
    words, todo = translate(given["args"])
    if todo["why"]:
        return todo["why"], None, None
    if given["stdin"] is not None:
        words += ["-", "--stdin-filename", todo["stdin"]]
    scratch = tempfile.mkdtemp()
    where = folder_of(case, given["workdir"], scratch)
    done = subprocess.run([galley, "check", "--select", "none", "--format", "jsonl", "--fail-on", "never", "--quiet", *words],
                          cwd=where, input=stdin_of(given, where), capture_output=True)
    shutil.rmtree(scratch)
    found = collections.Counter()
    for line in done.stdout.splitlines():
        one = json.loads(line)
        path = os.path.normpath(one["path"])
        for glob in todo["globs"]:
            if fnmatch.fnmatch(path, glob.lstrip("!")) == glob.startswith("!"):
                break
        else:
            if "." in one["rule"] and levels[one["severity"]] >= todo["least"]:
                start = one["range"]["start"]
                found[path, start["line"], start["column"], one["rule"], one["message"], one["severity"]] += 1
    wanted = collections.Counter()
    with open(os.path.join(options.fixtures, case, "expected.json")) as file:
        for path, alerts in json.load(file).items():
            for alert in alerts:
                wanted[os.path.normpath(path), alert["Line"], alert["Span"][0], alert["Check"], alert["Message"], alert["Severity"]] += 1
    return done.stderr.decode(), wanted - found, found - wanted


def without_column(rows):
    return collections.Counter(row[:2] + row[3:] for row in rows.elements())


names = sorted(name for name in os.listdir(options.fixtures) if os.path.exists(os.path.join(options.fixtures, name, "case.json")))
if options.only:
    with open(os.path.join(options.fixtures, options.only)) as file:
        names = [name for name in file.read().split() if name in names]
right = elsewhere = 0
for name in names:
    try:
        said, missing, extra = run(name)
    except (OSError, json.JSONDecodeError, KeyError) as wrong:
        said, missing, extra = str(wrong), None, None
    if missing is not None and not missing and not extra:
        right += 1
        continue
    if missing is not None and without_column(missing) == without_column(extra):
        elsewhere += 1
    if options.list:
        print(f"{name}: {said.strip()[:300]}")
        for sign, rows in (("-", missing or {}), ("+", extra or {})):
            for row in list(rows)[:6]:
                print("   ", sign, *row, sep=" | ")
print(f"{right} of {len(names)} cases are as Vale has them, {elsewhere} more but for columns")
