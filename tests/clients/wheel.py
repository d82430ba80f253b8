"""The wheel, in a virtual environment and with no index to ask."""
import os, sys
from installed import expect_galley, expect_server, lay_pieces, package, project, run

folder = os.environ["FOLDER"]
environment = os.path.join(folder, "venv")
run("/usr/bin/python3", "-m", "venv", environment)
run(os.path.join(environment, "bin/pip"), "install", "--no-index", package(".whl"))
lay_pieces(folder)
for words in (["bin/galley"], ["bin/galley-lint"], ["bin/python", "-m", "galley_lint"]):
    expect_galley(os.path.join(environment, words[0]), *words[1:], folder=folder)
expect_server(os.path.join(environment, "bin/galley"), folder)
run(os.path.join(environment, "bin/pip"), "uninstall", "-y", "galley-lint")
assert not os.path.exists(os.path.join(environment, "bin/galley")), "the program stays behind"

# A tag is read from what the program needs; one that needs other libraries gets none.
sys.path.insert(0, os.path.join(project, "python"))
from platform_tag import platform_tag

assert platform_tag("/bin/true").startswith("manylinux_2_"), platform_tag("/bin/true")
try:
    raise AssertionError("tagged as " + platform_tag(os.environ["GALLEY"]))
except ValueError as refused:
    assert "libre2" in str(refused), refused
