"""The steps of action.yml, run as GitHub runs them: lines are annotated, the status comes through, no input is run as a command."""
import os
import yaml
from installed import packages, project, run, slip

folder = os.environ["FOLDER"]
with open(os.path.join(project, "action.yml")) as file:
    install, check = (step["run"] for step in yaml.safe_load(file)["runs"]["steps"])
with open(os.path.join(folder, "slip.txt"), "w") as file:
    file.write(slip)
output, sarif = os.path.join(folder, "output"), os.path.join(folder, "out.sarif")
environment = {**os.environ, "RUNNER_TEMP": folder, "GITHUB_OUTPUT": output, "PIP_FIND_LINKS": packages, "PIP_NO_INDEX": "1", "VERSION": "",
               "ARGUMENTS": "--select\nrepeated-word", "SARIF": sarif}


def step(command, paths, status):
    return run("bash", "-e", "-o", "pipefail", "-c", command, env={**environment, "PATHS": paths}, cwd=folder, status=status)


step(install, "", 0)
said = step(check, "slip.txt\n$(touch evil).txt", 2)
assert "file=slip.txt,line=1,endLine=1,col=9,endColumn=16::“the” is repeated" in said, said
assert not os.path.exists(os.path.join(folder, "evil")), "an input was run as a command"
step(check, "slip.txt", 1)
with open(output) as file:
    assert file.read() == "status=2\nstatus=1\n"
assert os.path.exists(sarif)
