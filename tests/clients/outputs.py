#!/usr/bin/env python3
"""outputs.py: what `galley check` prints is read by those it is printed for: a validator of SARIF, reviewdog, a parser of JUnit's
form, prove, and the toolkit of GitHub's actions. Every piece of fixtures/copy is checked, and one with an awkward name and text."""
import json, os, shutil, subprocess, tempfile, unittest

import junitparser

project = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
galley = os.environ["GALLEY"]
clients = os.environ["CLIENTS"]
modules = os.path.join(clients, "node_modules")
awkward = "Café 😀 the the “quoted” 100%, a:b, \x01 & <i>\n\nIt is is so.\r\n"


class Outputs(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        shutil.copytree(os.path.join(project, "fixtures", "copy"), os.path.join(self.folder, "copy"))
        with open(os.path.join(self.folder, "copy", "a, b&c%20:d é.txt"), "w", newline="") as file:
            file.write(awkward)

    def run_in_folder(self, *command, input=None, status=None):
        done = subprocess.run(command, cwd=self.folder, input=input, capture_output=True, text=True, timeout=300)
        if status is not None:
            self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        return done.stdout + done.stderr

    def check(self, form, *words):
        return subprocess.run([galley, "check", "--quiet", "--select", "all", "--format", form, *words, "copy"], cwd=self.folder, capture_output=True).stdout.decode()

    def findings(self):
        return json.loads(self.check("json"))["diagnostics"]

    def test_sarif_is_valid_for_the_multitool(self):
        with open(os.path.join(self.folder, "out.sarif"), "w") as file:
            file.write(self.check("sarif"))
        binary = os.path.join(modules, "@microsoft/sarif-multitool-linux/Sarif.Multitool")
        os.chmod(binary, 0o755)  # what its install script does
        shown = self.run_in_folder(binary, "validate", "out.sarif", "--output", "report.sarif", "--log", "ForceOverwrite")
        with open(os.path.join(self.folder, "report.sarif"), encoding="utf-8-sig") as file:
            run = json.load(file)["runs"][0]
        errors = [result for result in run.get("results", []) if result.get("level") == "error"]
        self.assertEqual(errors, [], shown)
        self.assertTrue(run["invocations"][0]["executionSuccessful"], shown)

    def test_reviewdog_reads_every_form_that_it_knows(self):
        wanted = {(one["path"], one["range"]["start"]["line"]) for one in self.findings()}
        for form, known_as in (("rdjson", "rdjson"), ("rdjsonl", "rdjsonl"), ("checkstyle", "checkstyle"), ("sarif", "sarif")):
            self.run_in_folder("git", "init", "-q")
            shown = self.run_in_folder(os.path.join(clients, "bin", "reviewdog"), f"-f={known_as}", "-name=galley", "-reporter=rdjsonl", "-filter-mode=nofilter",
                                       "-fail-level=none", input=self.check(form), status=0)
            places = [json.loads(line)["location"] for line in shown.splitlines() if line.startswith("{")]
            self.assertEqual({(one["path"], one["range"]["start"]["line"]) for one in places}, wanted, form)

    def test_reviewdog_makes_suggestions_of_fixes(self):
        shown = json.loads(self.check("rdjson"))
        fixes = [one for one in shown["diagnostics"] if one.get("suggestions")]
        self.assertGreater(len(fixes), 2)
        for one in fixes:
            path = os.path.join(self.folder, one["location"]["path"])
            with open(path, "rb") as file:
                lines = file.read().split(b"\n")
            for suggestion in one["suggestions"]:
                start, end = suggestion["range"]["start"], suggestion["range"]["end"]
                self.assertLessEqual(end["column"] - 1, len(lines[end["line"] - 1]))
                self.assertLessEqual((start["line"], start["column"]), (end["line"], end["column"]))

    def test_junit_is_read_by_a_parser(self):
        path = os.path.join(self.folder, "out.xml")
        with open(path, "w") as file:
            file.write(self.check("junit"))
        suites = junitparser.JUnitXml.fromfile(path)
        failures = [result for suite in suites for case in suite for result in case.result if isinstance(result, junitparser.Failure)]
        serious = [one for one in self.findings() if one["severity"] != "suggestion"]
        self.assertEqual(len(failures), len(serious))
        self.assertEqual(suites.failures, len(failures))

    def test_tap_is_read_by_prove(self):
        with open(os.path.join(self.folder, "out.tap"), "w") as file:
            file.write(self.check("tap"))
        shown = self.run_in_folder("prove", "-e", "cat", "out.tap", status=1)
        serious = [one for one in self.findings() if one["severity"] != "suggestion"]
        self.assertIn(f"Failed {len(serious)}/", shown)
        self.assertNotIn("Parse errors", shown)

    def test_annotations_are_escaped_as_the_toolkit_escapes_them(self):
        """Each line is taken apart, and printed again by @actions/core from its parts."""
        lines = [line for line in self.check("github").splitlines() if line.startswith("::")]
        self.assertTrue(any("a%2C b&c%2520%3Ad é.txt" in line for line in lines))
        with open(os.path.join(self.folder, "again.mjs"), "w") as file:
            file.write("""
                import { readFileSync } from "node:fs";
                const core = await import(process.argv[2]);
                const { issueCommand } = await import(process.argv[3]);
                const undone = (text) => text.replace(/%3A/g, ":").replace(/%2C/g, ",").replace(/%0D/g, "\\r").replace(/%0A/g, "\\n").replace(/%25/g, "%");
                for (const line of readFileSync(0, "utf8").split("\\n")) {
                  if (!line.startsWith("::")) continue;
                  const [, command, properties, message] = line.match(/^::([a-z]+)(?: (.*?))?::(.*)$/);
                  const named = Object.fromEntries((properties ?? "").split(",").filter(Boolean).map((one) => {
                    const at = one.indexOf("=");
                    return [one.slice(0, at), undone(one.slice(at + 1))];
                  }));
                  issueCommand(command, named, undone(message));
                }
            """)
        core = os.path.join(modules, "@actions/core/lib")
        again = self.run_in_folder("node", "again.mjs", os.path.join(core, "core.js"), os.path.join(core, "command.js"), input="\n".join(lines), status=0)
        self.assertEqual(again.splitlines(), lines)


if __name__ == "__main__":
    unittest.main(verbosity=2)
