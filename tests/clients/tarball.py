"""The tarball, unpacked where it is: the program runs, shells read the completions, man reads the manual."""
import os
from installed import expect_galley, expect_server, lay_pieces, package, run

folder = os.environ["FOLDER"]
run("tar", "-xf", package(".tar.gz"), "--strip-components=1", "-C", folder)
lay_pieces(folder)
galley = os.path.join(folder, "bin/galley")
expect_galley(galley, folder=folder, env={"PATH": "/nowhere"})
expect_server(galley, folder)

dynamic = run("readelf", "--wide", "--dynamic", "--program-headers", galley)
assert "(NEEDED)" not in dynamic and "INTERP" not in dynamic, "the program needs a library of its machine:\n" + dynamic

# Every command and option of the program's own help stands in the manual.
manual = run("man", "-l", os.path.join(folder, "share/man/man1/galley.1.gz"), env={**os.environ, "MANWIDTH": "100", "LC_ALL": "C.UTF-8"})
for line in run(galley, "help").split("Subcommands:")[1].splitlines():
    command = line.split()[0] if line.startswith("  ") and line[2] != " " else ""
    if not command:
        continue
    assert f"galley {command}" in manual, f"the manual leaves out galley {command}"
    for word in run(galley, "help", command).replace(",", " ").split():
        assert not word.startswith("--") or word in manual or word.strip("().;") in manual, f"the manual leaves out {word} of {command}"
configuration = run("man", "-l", os.path.join(folder, "share/man/man5/galley.toml.5.gz"), env={**os.environ, "LC_ALL": "C.UTF-8"})
assert "galley.toml - the configuration of galley" in configuration and "fail-on" in configuration

bash = 'source share/bash-completion/completions/galley; COMP_WORDS=(galley check --form); COMP_CWORD=2; _galley; echo "${COMPREPLY[@]}"'
assert run("bash", "-c", bash, cwd=folder) == "--format\n"
zsh = "fpath=(share/zsh/site-functions $fpath); autoload -Uz compinit; compinit -D -u; echo ${_comps[galley]}"
assert run("zsh", "-fc", zsh, cwd=folder) == "_galley\n"
fish = "source share/fish/vendor_completions.d/galley.fish; complete -C 'galley check --forma'"
assert run("fish", "--no-config", "-c", fish, cwd=folder).startswith("--format\t")
