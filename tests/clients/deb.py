"""The .deb, installed by apt in a Debian that has nothing else."""
import os, shutil, subprocess, sys
from installed import expect_galley, expect_spelling, lay_pieces, package, run

root = os.path.join(os.environ["FOLDER"], "bookworm")
sites = subprocess.run(["apt-get", "indextargets", "--format", "$(SITE)", "Created-By: Packages", "Origin: Debian"],
                       capture_output=True, text=True).stdout.split()
mirror = os.environ.get("DEBIAN_MIRROR", sites[0] if sites else "")  # this machine's own
made = subprocess.run(["debootstrap", "--variant=minbase", "bookworm", root, mirror], capture_output=True, text=True)
if made.returncode != 0:
    print("debootstrap can't make a system here: " + (made.stdout.strip().splitlines() or ["no reason given"])[-1])
    sys.exit(77)
inside = ["chroot", root, "env", "LC_ALL=C", "DEBIAN_FRONTEND=noninteractive"]

shutil.copy(package(".deb"), os.path.join(root, "tmp/galley.deb"))
run(*inside, "apt-get", "install", "-y", "--no-install-recommends", "/tmp/galley.deb")
lay_pieces(os.path.join(root, "srv"))
galley = [*inside, "env", "-C", "/srv", "galley"]
expect_galley(*galley, folder=root)
expect_spelling(*galley, folder=os.path.join(root, "srv"), status=2, said="install one (Debian: hunspell-en-us)")
recommended = run(*inside, "dpkg-query", "-W", "-f", "${Recommends}", "galley").strip()
run(*inside, "apt-get", "install", "-y", "--no-install-recommends", recommended)
expect_spelling(*galley, folder=os.path.join(root, "srv"), status=1, said="spelling.txt:1:16: error: ")

listed = run(*inside, "dpkg", "--listfiles", "galley").split()
for wanted in ("/usr/share/man/man1/galley.1.gz", "/usr/share/man/man5/galley.toml.5.gz",
               "/usr/share/bash-completion/completions/galley", "/usr/share/zsh/vendor-completions/_galley",
               "/usr/share/fish/vendor_completions.d/galley.fish", "/usr/share/doc/galley/copyright"):
    assert wanted in listed, f"{wanted} is not in {listed}"
run(*inside, "dpkg", "--purge", "galley")
left = [path for path in listed if path.endswith("galley") and os.path.lexists(root + path) and not os.path.isdir(root + path)]
assert not left, f"dpkg left {left}"
