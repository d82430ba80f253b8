"""docs/configuration.schema.json, read by Taplo, which many editors check TOML with: it says what the program says."""
import os, subprocess, sys

project = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(project, "tests", "cli"))
import configurations

taplo = os.path.join(os.environ["CLIENTS"], "node_modules", ".bin", "taplo")
path = os.path.join(os.environ["FOLDER"], "galley.toml")
for texts, right in ((configurations.valid, True), (configurations.invalid, False)):
    for text in texts:
        with open(path, "w") as file:
            file.write(f"#:schema file://{project}/docs/configuration.schema.json\n" + text)
        done = subprocess.run([taplo, "lint", path], capture_output=True, text=True, timeout=60)
        assert (done.returncode == 0) == right, text + done.stderr
        assert right or "schema validation failed" in done.stderr, text + done.stderr
