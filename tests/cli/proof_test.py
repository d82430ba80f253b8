#!/usr/bin/env python3
"""proof_test.py GALLEY: `galley test`, on rules as people have them in folders."""
import json, os, subprocess, sys, unittest

from folder import FolderTest

galley = os.path.abspath(sys.argv.pop(1))
hedging = """extends: existence
message: "Consider removing '%s'."
ignorecase: true
tokens:
  - perhaps
  - it seems
"""


class Proof(FolderTest):
    def prove(self, *words, status=0):
        done = subprocess.run([galley, "test", *words], cwd=self.folder, env=self.environment, capture_output=True, timeout=60)
        out, wrong = done.stdout.decode(), done.stderr.decode()
        self.assertEqual(done.returncode, status, out + wrong)
        return out, wrong

    def test_tests_in_a_rule_are_run_with_that_rule_alone(self):
        self.write("styles/House/Hedging.yml", hedging + """tests:
  - name: flags a hedge
    input: Perhaps we should ship.
    want: |
      1:1:House.Hedging:Consider removing 'Perhaps'.
  - name: leaves code alone
    input: |
      Run `perhaps` first.
    want: ''
""")
        self.write("styles/House/Ship.yml", "extends: existence\nmessage: x\ntokens: [ship]\n")
        out, wrong = self.prove()
        self.assertEqual((out, wrong), ("", "1 file: 2 passed, 0 failed\n"))

    def test_what_fails_is_shown_at_its_place(self):
        self.write("styles/House/Hedging.yml", hedging + """tests:
  - name: flags a hedge
    input: Perhaps we should ship.
    want: |
      1:2:House.Hedging:Consider removing 'Perhaps'.
  - name: says so
    input: Perhaps.
    contains: ["House.Hedging", "'It seems'"]
    absent: nothing
  - name: is silent
    input: Perhaps.
    absent: Hedging
""")
        out, wrong = self.prove(status=1)
        self.assertEqual(out, """styles/House/Hedging.yml:10:11: error: “flags a hedge”: what is found differs from what is wanted
    - 1:2:House.Hedging:Consider removing 'Perhaps'.
    + 1:1:House.Hedging:Consider removing 'Perhaps'.
styles/House/Hedging.yml:14:33: error: “says so”: “'It seems'” is not found
    + 1:1:House.Hedging:Consider removing 'Perhaps'.
styles/House/Hedging.yml:18:13: error: “is silent”: “Hedging” is found, and should not be
    + 1:1:House.Hedging:Consider removing 'Perhaps'.
""")
        self.assertEqual(wrong, "1 file: 0 passed, 3 failed\n")
        found = json.loads(self.prove("--json", status=1)[0])
        self.assertEqual((found["failed"], found["cases"][0]["verdict"]), (3, "failed"))

    def test_a_file_of_tests_asks_one_rule_or_the_configuration(self):
        self.write(".vale.ini", "StylesPath = styles\nMinAlertLevel = error\n[*.md]\nBasedOnStyles = House\n")
        self.write("styles/House/Hedging.yml", hedging)
        self.write("styles/House/Loud.yml", "extends: existence\nmessage: loud\nlevel: error\ntokens: [very]\n")
        self.write("styles/House/House.test.yml", """- name: alone, every level is reported
  rule: Hedging.yml
  input: It seems very fine.
  want: "1:1:House.Hedging:Consider removing 'It seems'."
- name: configured, only errors
  input: It seems very fine.
  want: "1:10:House.Loud:loud"
- name: no section holds for plain text
  format: txt
  input: very
  want: ''
""")
        self.assertEqual(self.prove()[1], "1 file: 3 passed, 0 failed\n")

    def test_a_rule_that_extends_another_finds_it(self):
        self.write("styles/Base/Words.yml", hedging)
        self.write("styles/House/Words.yml", "extends: Base.Words\ntokens+: [maybe]\ntests:\n"
                                             "  - {name: more, input: maybe perhaps, contains: [maybe, perhaps]}\n")
        self.assertEqual(self.prove("styles/House")[1], "1 file: 1 passed, 0 failed\n")

    def test_what_cannot_be_run_is_said(self):
        self.write("styles/House/Bad.yml", "extends: existence\nmessage: x\ntokens: ['(']\n"
                                           "tests:\n  - {name: a, input: x, want: ''}\n  - {input: x, want: ''}\n")
        out, wrong = self.prove(status=2)
        self.assertIn("styles/House/Bad.yml:5:5: error: “a”: styles/House/Bad.yml:3:10: ", out)
        self.assertIn("styles/House/Bad.yml:6:5: “name” is missing", wrong)
        self.write("styles/House/Bad.yml", "extends: script\nmessage: x\nscript: x\n"
                                           "tests:\n  - {name: a, input: x, want: ''}\n")
        out, wrong = self.prove(status=0)
        self.assertIn("note: skipped “a”", out)
        self.assertEqual(wrong, "1 file: 0 passed, 0 failed, 1 skipped\n")

    def test_other_formats_are_skipped(self):
        self.write("styles/House/H.yml", hedging + "tests:\n  - {name: a, format: dita, input: perhaps, absent: x}\n")
        self.assertIn("Galley doesn't read the format “dita”", self.prove()[0])

    def test_input_is_read_through_a_view(self):
        self.write("styles/config/views/Api.yml", "engine: dasel\nscopes:\n  - {name: title, expr: info.title}\n")
        self.write("styles/House/H.yml", "extends: existence\nmessage: \"'%s'\"\nscope: title\ntokens: [perhaps]\ntests:\n"
                                         "  - name: a\n    view: Api\n    format: yml\n"
                                         "    input: |\n      # perhaps\n      info:\n        title: So perhaps\n"
                                         "    want: |\n      3:13:House.H:'perhaps'\n"
                                         "  - {name: b, view: None, input: x, want: ''}\n")
        out, wrong = self.prove("styles/House", status=2)
        self.assertIn("there is no view “None”", out)
        self.assertEqual(wrong.splitlines()[-1].split(",")[0], "1 file: 1 passed")

    def test_no_test_is_a_mistake(self):
        self.write("styles/House/H.yml", hedging)
        self.assertIn("there are no tests here", self.prove(status=2)[1])
        self.prove("nowhere", status=2)

    def test_coverage_names_rules_that_nothing_makes_fire(self):
        self.write("styles/House/H.yml", hedging + "tests:\n  - {name: a, input: perhaps, contains: perhaps}\n")
        self.write("styles/House/Silent.yml", hedging + "tests:\n  - {name: a, input: fine, want: ''}\n")
        out, wrong = self.prove("--coverage", status=1)
        self.assertEqual(out, "styles/House/Silent.yml:1:1: no test makes House.Silent find anything\n")
        self.assertEqual(wrong, "2 files: 2 passed, 0 failed, 1 rule without\n")

    # House rules: pages in Markdown

    council = """# council

The council has a small letter.

```yaml rule
extends: substitution
message: Write '%s', not '%s'
action: {name: replace}
swap:
  the Council: the council
```

## In a sentence

```text
Then the Council met.
     ^^^^^^^^^^^ council: Write 'the council'
```

```text fixed
Then the council met.
```

## What is fine

```md
Then the council met, and `the Council` is code.
```
"""

    def check(self, *words, status):
        done = subprocess.run([galley, "check", *words], cwd=self.folder, env=self.environment, capture_output=True, timeout=60)
        self.assertEqual(done.returncode, status, done.stdout.decode() + done.stderr.decode())
        return done.stdout.decode(), done.stderr.decode()

    def test_a_house_rule_is_a_rule_like_others(self):
        self.write("galley.toml", 'house-rules = ["house"]\n[rules.council]\nseverity = "error"\n[[overrides]]\nfiles = ["old/**"]\nignore = ["council"]\n')
        self.write("house/council.md", self.council)
        self.write("a.txt", "Then the Council met.\n\n[[stet: council]]\nThen the Council met again.\n")
        self.write("old/a.txt", "Then the Council met.\n")
        found = "a.txt:1:6: error: Write 'the council', not 'the Council' [council]\n"
        self.assertEqual(self.check("a.txt", "old", status=1)[0], found)
        self.assertEqual(self.check("--select", "house", "a.txt", status=1)[0], found)
        self.check("--ignore", "house", "a.txt", status=0)
        self.assertNotIn("the Council", self.check("--no-config", "a.txt", status=1)[0])
        shown = subprocess.run([galley, "explain", "council"], cwd=self.folder, env=self.environment, capture_output=True).stdout.decode()
        self.assertTrue(shown.startswith(self.council))

    def test_the_examples_of_a_house_rule_are_its_tests(self):
        self.write("house/council.md", self.council)
        self.assertEqual(self.prove()[1], "1 file: 3 passed, 0 failed\n")
        self.write("house/council.md", self.council.replace("     ^^^^^^^^^^^", "     ^^^^^^^^^").replace("council met.\n```\n\n## What", "Council met.\n```\n\n## What"))
        out, _ = self.prove(status=1)
        self.assertEqual(out, """house/council.md:16:1: error: “In a sentence, line 15”: unexpected: Write 'the council', not 'the Council' [council]
    house/council.md:17:1: not found: council: Write 'the council'
    house/council.md:20:1: the fixed text is another
    - Then the Council met.
    + Then the council met.
""")
        self.write("house/council.md", self.council[: self.council.index("## What is fine")])
        self.assertIn("house/council.md:1:1: error: “the page”: no example shows a text that is fine", self.prove(status=1)[0])

    def test_a_house_rule_that_is_wrong_is_named_and_the_rest_runs(self):
        self.write("galley.toml", 'house-rules = ["house"]\nignore = ["other"]\n')
        self.write("house/council.md", self.council)
        self.write("house/other.md", self.council.replace("# council", "# other").replace("message:", "swop: x\nmessage:"))
        self.write("a.txt", "Then the Council met.\n")
        out, wrong = self.check("a.txt", status=2)
        self.assertIn("[council]", out)
        self.assertIn("galley: house/other.md:7:1: there is no key “swop” here (did you mean “swap”?)", wrong)
        self.assertIn("house/other.md:7:1: there is no key “swop”", self.prove(status=2)[1])

    def test_term_lists_are_tables(self):
        self.write("galley.toml", 'term-lists = ["terms.csv"]\n')
        self.write("terms.csv", "web site,website\n")
        self.write("a.txt", "The website is old.\n")
        self.assertIn("web site", self.check("a.txt", status=1)[0])
        self.write("terms.csv", "web site\n")
        self.assertIn("terms.csv:1:1: this row says only “web site”", self.check("a.txt", status=2)[1])


if __name__ == "__main__":
    unittest.main()
