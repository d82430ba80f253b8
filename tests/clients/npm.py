"""The npm packages, installed into an empty folder with no registry to ask."""
import os, signal, subprocess, time
from installed import expect_galley, expect_server, lay_pieces, package, run

folder = os.environ["FOLDER"]
offline = ["npm", "install", "--offline", "--no-audit", "--no-fund", "--prefix", folder]
main = [name for name in os.listdir(os.environ["PACKAGES"]) if name.startswith("galley-lint-") and name[12].isdigit()]
main = package(main[0])
platform = package("64-" + main.rsplit("-", 1)[1])
run(*offline, platform, main)
lay_pieces(folder)
expect_galley("npx", "--offline", "galley", folder=folder)
expect_galley(os.path.join(folder, "node_modules/.bin/galley-lint"), folder=folder)
expect_server(os.path.join(folder, "node_modules/.bin/galley"), folder)

# What ends the wrapper ends the program.
waiting = subprocess.Popen([os.path.join(folder, "node_modules/.bin/galley"), "check", "-"], stdin=subprocess.PIPE)
time.sleep(1)
child = run("pgrep", "-P", str(waiting.pid)).strip()
waiting.send_signal(signal.SIGTERM)
assert waiting.wait(timeout=10) == 128 + signal.SIGTERM
assert not os.path.exists(f"/proc/{child}"), "the program goes on"

# Without the platform's package it says so.
run(*offline, "--omit=optional", main, cwd=folder)
run("rm", "-r", os.path.join(folder, "node_modules/@galley-lint"))
done = subprocess.run([os.path.join(folder, "node_modules/.bin/galley"), "check"], cwd=folder, capture_output=True, text=True)
assert done.returncode == 2 and "is not installed" in done.stderr, done
