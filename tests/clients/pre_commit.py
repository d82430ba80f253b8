"""The hooks of .pre-commit-hooks.yaml, in a repository of their own: a bad piece stops a commit, a good one passes."""
import os, shutil
from installed import packages, project, run, slip

folder = os.environ["FOLDER"]
who = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in (("NAME", "A"), ("EMAIL", "a@example.org"))}
tools = os.path.join(os.environ["CLIENTS"], "venv", "bin")
environment = {**os.environ, **who, "PATH": tools + ":" + os.environ["PATH"], "PRE_COMMIT_HOME": os.path.join(folder, "home"), "PIP_FIND_LINKS": packages}


def git(at, *words, status=0):
    return run("git", *words, cwd=at, env=environment, status=status)


def commit(at, status=0):
    git(at, "add", "-A")
    git(at, "commit", "-q", "-m", "Change", status=status)


hooks, repository = os.path.join(folder, "hooks"), os.path.join(folder, "repository")
for at in (hooks, repository):
    os.mkdir(at)
    git(at, "init", "-q")
for name in (".pre-commit-hooks.yaml", "pyproject.toml"):
    shutil.copy(os.path.join(project, name), hooks)
commit(hooks)
revision = git(hooks, "rev-parse", "HEAD").strip()
with open(os.path.join(repository, ".pre-commit-config.yaml"), "w") as file:
    file.write(f"repos:\n- repo: {hooks}\n  rev: {revision}\n  hooks: [{{id: galley}}]\n")
run("pre-commit", "install", cwd=repository, env=environment)
for text, status in ((slip, 1), (slip.replace("the the", "the"), 0)):
    with open(os.path.join(repository, "piece.txt"), "w") as file:
        file.write(text)
    commit(repository, status)
