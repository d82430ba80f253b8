#!/usr/bin/env python3
"""styles_test.py GALLEY: styles for Vale, as a person has them in a folder."""
import json, os, shutil, subprocess, sys, tempfile, time, unittest

galley = os.path.abspath(sys.argv.pop(1))
everything = "StylesPath = styles\n[*]\nBasedOnStyles = S\n"


class Styles(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        self.write(".vale.ini", everything)

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as file:
            file.write(text)

    def rule(self, name, text):
        self.write(f"styles/S/{name}.yml", text)

    def run_galley(self, *words, status=None):
        done = subprocess.run([galley, *words], cwd=self.folder, capture_output=True, timeout=60)
        if status is not None:
            self.assertEqual(done.returncode, status, done.stdout.decode() + done.stderr.decode())
        return done.stdout.decode(), done.stderr.decode()

    def found(self, text, name="a.md", *words):
        """What stands where, by rule and message."""
        self.write(name, text)
        out, _ = self.run_galley("check", "--select", "none", "--format", "jsonl", "--fail-on", "never", *words, name)
        rows = [json.loads(line) for line in out.splitlines()]
        return [(d["range"]["start"]["line"], d["range"]["start"]["column"], d["rule"], d["message"]) for d in rows]

    # Kinds of rules

    def test_existence_takes_the_first_alternative_and_goes_over_line_ends(self):
        self.rule("Old", "extends: existence\nmessage: \"found '%s'\"\nignorecase: true\ntokens:\n  - the old\n  - the old model\n")
        self.assertEqual(self.found("It is The\nold model.\n"), [(1, 7, "S.Old", "found 'The old'")])

    def test_inline_code_and_code_blocks_are_not_read(self):
        self.rule("Old", "extends: existence\nmessage: x\ntokens: [foo]\n")
        self.assertEqual(len(self.found("A `foo` and foo.\n\n```\nfoo\n```\n")), 1)

    def test_substitution_says_what_to_write(self):
        self.rule("Use", "extends: substitution\nmessage: Use '%s' instead of '%s'.\nignorecase: true\nswap:\n  utilize: use\n  (?:e-mail|E-mail): email\n")
        self.assertEqual([m for *_, m in self.found("We utilize e-mail, not email.\n")],
                         ["Use 'use' instead of 'utilize'.", "Use 'email' instead of 'e-mail'."])

    def test_an_action_is_a_fix(self):
        self.rule("Use", "extends: substitution\nmessage: Use '%s' instead of '%s'.\naction:\n  name: replace\nswap:\n  utilize: use\n")
        self.write("a.md", "We utilize it.\n")
        self.run_galley("fix", "--select", "none", "a.md")
        with open(os.path.join(self.folder, "a.md")) as file:
            self.assertEqual(file.read(), "We utilize it.\n")
        self.run_galley("fix", "--select", "none", "--unsafe", "a.md")
        with open(os.path.join(self.folder, "a.md")) as file:
            self.assertEqual(file.read(), "We use it.\n")

    def test_occurrence_repetition_and_consistency(self):
        self.rule("Long", "extends: occurrence\nmessage: long (%s)\nscope: sentence\nmax: 3\ntoken: \\b(\\w+)\\b\n")
        self.rule("Twice", "extends: repetition\nmessage: \"'%s' twice\"\nalpha: true\ntokens: ['[^\\s]+']\n")
        self.rule("Same", "extends: consistency\nmessage: \"inconsistent '%s'\"\neither:\n  advisor: adviser\n")
        found = self.found("The advisor is is here.\n\nAn adviser.\n")
        self.assertIn((1, 1, "S.Long", "long (5)"), found)
        self.assertIn((1, 13, "S.Twice", "'is' twice"), found)
        self.assertIn((3, 4, "S.Same", "inconsistent 'adviser'"), found)

    def test_conditional_knows_what_has_been_explained(self):
        self.rule("Acronym", "extends: conditional\nmessage: \"'%s' has no definition\"\nfirst: '\\b([A-Z]{3,5})\\b'\n"
                             "second: '(?:\\b[A-Z][a-z]+ )+\\(([A-Z]{3,5})\\)'\nexceptions: [API]\n")
        self.assertEqual([c for _, c, *_ in self.found("World Trade Office (WTO) said the WTO, API and FAO.\n")], [48])

    def test_capitalization_and_metric(self):
        self.rule("Head", "extends: capitalization\nmessage: \"'%s'\"\nscope: heading\nmatch: $sentence\n")
        self.rule("Words", "extends: metric\nmessage: \"%s words\"\nformula: words\ncondition: '> 3'\n")
        self.assertEqual(self.found("# This Is Not So\n\nFour words stand here.\n"),
                         [(1, 1, "S.Words", "4.00 words"), (1, 3, "S.Head", "'This Is Not So'")])

    def test_spelling_names_the_dictionary_that_is_missing(self):
        self.rule("Spell", "extends: spelling\nmessage: \"'%s'?\"\ndictionaries: [xx_none]\n")
        self.write("a.md", "text\n")
        _, said = self.run_galley("check", "--select", "none", "a.md", status=2)
        self.assertIn("styles/S/Spell.yml:3:15: the dictionary “xx_none”", said)

    # Inheritance, vocabularies, scopes, comments

    def test_a_rule_extends_another(self):
        self.rule("Base", "extends: existence\nmessage: \"'%s'\"\nlevel: error\ntokens: [one, two]\n")
        self.rule("More", "extends: S.Base\ntokens+: [three]\ntokens-: [one]\n")
        self.write(".vale.ini", everything + "S.Base = NO\n")
        self.assertEqual([m for *_, m in self.found("one two three\n")], ["'two'", "'three'"])

    def test_a_vocabulary_is_left_alone_and_kept_in_its_case(self):
        self.rule("Old", "extends: existence\nmessage: \"'%s'\"\ntokens: [foo, bar]\n")
        self.write("styles/config/vocabularies/V/accept.txt", "foo\nMyThing\n")
        self.write("styles/config/vocabularies/V/reject.txt", "widgety\n")
        self.write(".vale.ini", "StylesPath = styles\nVocab = V\n[*]\nBasedOnStyles = S\nVale.Terms = YES\nVale.Avoid = YES\n")
        self.assertEqual([m for *_, m in self.found("foo bar mything widgety\n")],
                         ["'bar'", "Use 'MyThing' instead of 'mything'.", "Avoid using 'widgety'."])

    def test_scopes_and_comments(self):
        self.rule("Here", "extends: existence\nmessage: link\nscope: link\ntokens: [here]\n")
        self.rule("Word", "extends: existence\nmessage: word\nscope: ~heading\ntokens: [word]\n")
        found = self.found("# A word\n\nSee [here](x), here.\n\n<!-- vale S.Word = NO -->\n\nA word.\n\n<!-- vale S.Word = YES -->\n\nA word.\n")
        self.assertEqual(found, [(3, 6, "S.Here", "link"), (11, 3, "S.Word", "word")])

    def test_front_matter_and_descriptions_of_images_are_read(self):
        self.rule("Old", "extends: existence\nmessage: x\ntokens: [foo]\n")
        self.assertEqual([(l, c) for l, c, *_ in self.found("---\ntitle: \"A foo\"\ndate: 2020-01-01\n---\n\n![the foo](x.png)\n")], [(2, 11), (6, 7)])

    # What is wrong is named, and the rest runs

    def wrong(self, name, text, where):
        self.rule("Good", "extends: existence\nmessage: good\ntokens: [foo]\n")
        self.rule(name, text)
        self.write("a.md", "foo\n")
        begin = time.monotonic()
        out, said = self.run_galley("check", "--select", "none", "a.md", status=2)
        self.assertLess(time.monotonic() - begin, 20)
        self.assertIn(where, said)
        self.assertIn("[S.Good]", out)

    def test_wrong_rules(self):
        self.wrong("A", "extends: existance\nmessage: x\n", "styles/S/A.yml:1:10: there is no kind of rule “existance” (did you mean “existence”?)")
        self.wrong("A", "extends: existence\nmessage: x\ntoken: [a]\n", "styles/S/A.yml:3:1: there is no key “token” here (did you mean “tokens”?)")
        self.wrong("A", "extends: existence\nmessage: x\ntokens:\n  - ok\n  - 'a('\n", "styles/S/A.yml:5:5: the pattern “a(” is wrong")
        self.wrong("A", "extends: existence\nmessage: x\nignorecase: maybe\n", "styles/S/A.yml:3:13:")
        self.wrong("A", "extends: existence\ntokens: [a\n", "styles/S/A.yml:3:1: this is no YAML")
        self.wrong("A", "extends: existence\ntokens: [a]\n", "“message” is missing")
        self.wrong("A", "extends: S.A\n", "the rules extend each other in a circle")
        self.wrong("A", "- a\n- b\n", "styles/S/A.yml:1:1: a rule is a map of keys")

    def test_a_pattern_without_end_is_given_up(self):
        self.rule("Good", "extends: existence\nmessage: good\ntokens: [foo]\n")
        self.rule("Slow", "extends: existence\nmessage: x\nnonword: true\ntokens: ['(?:a+)+(?:a+)+b\\1?$|((a+)+)+c']\n")
        self.write("a.md", "foo " + "a" * 5000 + "\n")
        begin = time.monotonic()
        out, _ = self.run_galley("check", "--select", "none", "a.md")
        self.assertLess(time.monotonic() - begin, 20)
        self.assertIn("[S.Good]", out)

    def test_ten_thousand_rules(self):
        for number in range(10_000):
            self.rule(f"R{number}", f"extends: existence\nmessage: x\ntokens: [word{number}, other{number}]\n")
        begin = time.monotonic()
        self.assertEqual(len(self.found("word17 and other9999\n")), 2)
        self.assertLess(time.monotonic() - begin, 60)

    def test_kinds_that_are_not_there_are_named(self):
        self.rule("Seq", "extends: sequence\nmessage: x\ntokens:\n  - tag: NN\n")
        self.write("a.md", "foo\n")
        _, said = self.run_galley("check", "--select", "none", "a.md", status=0)
        self.assertIn("the rule S.Seq is passed over", said)


unittest.main()
