#!/usr/bin/env python3
"""styles_test.py GALLEY: styles for Vale, as a person has them in a folder."""
import json, os, subprocess, sys, time, unittest

from folder import FolderTest

galley = os.path.abspath(sys.argv.pop(1))
everything = "StylesPath = styles\n[*]\nBasedOnStyles = S\n"


class Styles(FolderTest):
    def setUp(self):
        super().setUp()
        self.write(".vale.ini", everything)

    def rule(self, name, text):
        self.write(f"styles/S/{name}.yml", text)

    def run_galley(self, *words, status=None):
        done = subprocess.run([galley, *words], cwd=self.folder, env=self.environment, capture_output=True, timeout=60)
        if status is not None:
            self.assertEqual(done.returncode, status, done.stdout.decode() + done.stderr.decode())
        return done.stdout.decode(), done.stderr.decode()

    def found(self, text, name="a.md", *words):
        """What stands where, by rule and message."""
        self.write(name, text)
        out, _ = self.run_galley("check", "--select", "none", "--format", "jsonl", "--fail-on", "never", *words, name)
        rows = [json.loads(line) for line in out.splitlines()]
        return [(d["range"]["start"]["line"], d["range"]["start"]["column"], d["rule"], d["message"]) for d in rows]

    # Notebooks

    def notebook(self, *cells):
        read = [{"cell_type": kind, "metadata": {}, "source": text.splitlines(keepends=True)} for kind, text in cells]
        return json.dumps({"cells": read, "metadata": {"kernelspec": {"language": "python"}}, "nbformat": 4}, indent=1)

    def test_text_and_comments_of_notebooks_are_read_in_order(self):
        self.rule("Old", "extends: existence\nmessage: \"found '%s'\"\ntokens: [foo, 'big bar']\n")
        self.rule("Note", "extends: existence\nmessage: \"noted '%s'\"\nscope: comment\ntokens: [foo]\n")
        self.rule("Raw", "extends: existence\nmessage: \"raw '%s'\"\nscope: raw\nraw: ['`foo`']\n")
        text = self.notebook(("markdown", "# A foo\n\nSome `foo`, and \"big\" big\nbar.\n"), ("code", "x = 'foo'  # A foo\n"),
                             ("raw", "foo"), ("markdown", "<!-- vale S.Old = NO -->\n\nfoo"), ("code", "# foo"))
        self.assertEqual(self.found(text, "a.ipynb"),
                         [(7, 10, "S.Old", "found 'foo'"), (9, 11, "S.Raw", "raw '`foo`'"), (9, 30, "S.Old", "found 'big bar'"),
                          (17, 21, "S.Note", "noted 'foo'"), (17, 21, "S.Old", "found 'foo'"), (40, 8, "S.Note", "noted 'foo'")])

    def test_what_is_ignored_in_a_notebook_is_a_pattern_of_its_markdown(self):
        self.rule("Old", "extends: existence\nmessage: x\ntokens: [foo]\n")
        self.write(".vale.ini", everything + "TokenIgnores = (\\{\"[^}]+\\})\nBlockIgnores = (?s) *(%%%\\n.*?%%%)\n")
        text = self.notebook(("markdown", "A {\"foo\"} and foo.\n\n%%%\nfoo\n%%%\n\nfoo\n"))
        self.assertEqual([row[:2] for row in self.found(text, "a.ipynb")], [(7, 22), (13, 6)])

    def test_a_fix_leaves_a_notebook_whole(self):
        self.rule("Swap", "extends: substitution\nmessage: \"'%s' for '%s'\"\nswap: {alpha: beta, gamma: 'say \"delta\"', big fish: x}\naction: {name: replace}\n")
        self.write("a.ipynb", self.notebook(("markdown", "One \"alpha\" gamma, big\nfish."), ("code", "# alpha")))
        self.run_galley("fix", "--select", "none", "--unsafe", "a.ipynb")
        with open(os.path.join(self.folder, "a.ipynb")) as file:
            cells = json.load(file)["cells"]
        self.assertEqual(["".join(cell["source"]) for cell in cells], ["One \"beta\" say \"delta\", big\nfish.", "# beta"])

    # Views

    view = "StylesPath = styles\n[*.{yml,json,toml,log}]\nBasedOnStyles = S\nView = Texts\n[*.md]\nBasedOnStyles = S\n"

    def use_view(self, scopes, ini=view):
        self.write(".vale.ini", ini)
        self.write("styles/config/views/Texts.yml", "engine: dasel\nscopes:\n" + scopes)
        self.rule("Old", "extends: existence\nmessage: \"found '%s'\"\ntokens: [foo, 'big bar']\n")

    def test_a_view_names_the_fields_of_a_data_file_that_are_read(self):
        self.use_view("  - {name: title, expr: info.title}\n  - {name: body, expr: 'search(has(\"body\")).map(body)', type: md}\n")
        self.rule("Head", "extends: existence\nmessage: \"head '%s'\"\nscope: heading & body\ntokens: [foo]\n")
        self.rule("Title", "extends: existence\nmessage: \"title '%s'\"\nscope: title\ntokens: [foo]\n")
        text = ("# A foo comment.\ninfo: {title: \"a \\u00e9 foo\", other: foo}\npages:\n  - body: |\n      # The foo\n\n"
                "      Some `foo`, and big\n      bar.\n  - body: 'it''s\n      foo'\n")
        self.assertEqual(self.found(text, "a.yml"),
                         [(1, 5, "S.Old", "found 'foo'"), (2, 25, "S.Old", "found 'foo'"), (2, 25, "S.Title", "title 'foo'"),
                          (5, 13, "S.Head", "head 'foo'"), (5, 13, "S.Old", "found 'foo'"), (7, 23, "S.Old", "found 'big bar'"),
                          (10, 7, "S.Old", "found 'foo'")])

    def test_json_and_toml_are_read_through_a_view_and_so_is_what_is_called_otherwise(self):
        self.use_view("  - {expr: '..t'}\n")
        self.assertEqual(self.found('{"a": [{"t": "x \\"foo\\""}], "t": "foo", "b": "foo"}', "a.json"),
                         [(1, 19, "S.Old", "found 'foo'"), (1, 35, "S.Old", "found 'foo'")])
        self.assertEqual(self.found('# foo\n[a]\nt = """\none # foo"""\nb = "foo" # foo\n', "a.toml"),
                         [(1, 3, "S.Old", "found 'foo'"), (4, 7, "S.Old", "found 'foo'"), (5, 13, "S.Old", "found 'foo'")])
        self.assertEqual(self.found('[{"t": "foo"}]', "a.log"), [(1, 9, "S.Old", "found 'foo'")])

    def test_a_list_may_be_one_text(self):
        self.use_view("  - {expr: 'cells.all().source', join: '', type: md}\n")
        self.assertEqual(self.found('cells:\n  - source: ["a big\\n", "bar"]\n', "a.yml"), [(2, 17, "S.Old", "found 'big bar'")])

    def test_a_query_that_is_not_known_is_an_error_at_its_line_and_the_rest_runs(self):
        self.use_view("  - expr: group(a)\n  - expr: t\n")
        self.write("a.yml", "t: foo\n")
        out, err = self.run_galley("check", "--select", "none", "a.yml", status=2)
        self.assertIn("a.yml:1:4: ", out)
        self.assertIn("styles/config/views/Texts.yml:3:11: the query can’t be used", err)

    def test_what_a_view_does_not_find_is_said(self):
        self.use_view("  - {name: title, expr: info.title}\n  - expr: t?\n")
        self.write("a.yml", "info: {}\n")
        _, err = self.run_galley("check", "--select", "none", "a.yml", status=2)
        self.assertIn("the scope “title” of the view finds nothing: there is no key “title”", err)
        self.write("b.json", "{")
        self.assertIn("b.json", self.run_galley("check", "--select", "none", "b.json", status=2)[1])

    def test_other_engines_are_named(self):
        self.use_view("", self.view)
        self.write("styles/config/views/Texts.yml", "engine: textfsm\ntemplate: x\nscopes: []\n")
        self.write("a.log", "foo\n")
        self.assertIn("views with “engine: textfsm” are not supported", self.run_galley("check", "--select", "none", "a.log")[1])

    def test_a_fix_leaves_data_whole(self):
        self.use_view("  - expr: '..t'\n")
        self.rule("Swap", "extends: substitution\nmessage: \"'%s' for '%s'\"\nswap: {alpha: beta, gamma: 'de: lta', '\"x\"': y}\naction: {name: replace}\n")
        self.write("a.yml", "t: alpha gamma\nu: {t: \"alpha \\\"x\\\"\"}\n")
        self.run_galley("fix", "--select", "none", "--unsafe", "a.yml")
        with open(os.path.join(self.folder, "a.yml")) as file:
            self.assertEqual(file.read(), "t: beta gamma\nu: {t: \"beta \\\"x\\\"\"}\n")

    def test_comments_silence_in_data_files(self):
        self.use_view("  - expr: '..t'\n")
        text = "a: {t: foo}\n# vale S.Old = NO\nb: {t: foo}\n# vale S.Old = YES\nc: {t: foo}\n"
        self.assertEqual([row[0] for row in self.found(text, "a.yml")], [1, 5])

    def test_a_section_may_ask_what_the_front_matter_says(self):
        self.rule("Old", "extends: existence\nmessage: x\ntokens: [foo]\n")
        self.write(".vale.ini", "StylesPath = styles\n[*.md if .Meta.draft]\nBasedOnStyles = S\n")
        self.assertEqual(len(self.found("---\ndraft: true\n---\nfoo\n")), 1)
        self.assertEqual(len(self.found("---\ndraft: false\n---\nfoo\n")), 0)
        self.assertEqual(len(self.found("foo\n")), 0)
        self.assertEqual(len(self.found("+++\ndraft = true\n+++\nfoo\n")), 1)

    def test_a_section_asks_what_standard_input_says_not_the_file_of_its_name(self):
        self.rule("Old", "extends: existence\nmessage: x\ntokens: [foo]\n")
        self.write(".vale.ini", "StylesPath = styles\n[*.md if .Meta.draft]\nBasedOnStyles = S\n")
        self.write("a.md", "---\ndraft: true\n---\nfoo\n")
        check = [galley, "check", "--select", "none", "--format", "jsonl", "-", "--stdin-filename", "a.md"]
        for text, findings in ((b"---\ndraft: true\n---\nfoo\n", 1), (b"---\ndraft: false\n---\nfoo\n", 0), (b"foo\n", 0)):
            done = subprocess.run(check, cwd=self.folder, env=self.environment, input=text, capture_output=True, timeout=60)
            self.assertEqual(len(done.stdout.splitlines()), findings, done.stderr.decode())

    def test_a_filter_leaves_rules_out(self):
        self.rule("Old", "extends: existence\nmessage: x\nlevel: error\nscope: [heading, list]\nlink: https://e.org\ntokens: [foo]\n")
        self.rule("Use", "extends: substitution\nmessage: Use '%s' instead of '%s'.\nswap:\n  foo: bar\n")
        rules = lambda *words: [rule for *_, rule, _ in self.found("# A foo\n", "a.md", *words)]
        self.assertEqual(rules(), ["S.Old", "S.Use"])
        for condition in (".Level in ['error']", ".Name == 'S.Old'", ".Extends != 'substitution'", "'heading' in .Scope",
                          ".Link startsWith 'https:'", ".Message == 'x' and not .Description contains 'a'"):
            self.assertEqual(rules("--filter", condition), ["S.Old"], condition)
        self.assertEqual(rules("--filter", "'text' in .Scope"), ["S.Use"])
        self.write("styles/config/filters/errors.expr", ".Level in\n  [\"error\"]\n")
        self.write("mine.expr", ".Level == \"warning\"\n")
        self.assertEqual(rules("--filter", "errors.expr"), ["S.Old"])
        self.assertEqual(rules("--filter", "mine.expr"), ["S.Use"])
        self.write(".vale.ini", everything + "S.Use = error\n")
        self.assertEqual(rules("--filter", "errors.expr"), ["S.Old", "S.Use"])
        _, said = self.run_galley("check", "--filter", ".Size == 1", "a.md", status=2)
        self.assertIn("--filter: “.Name”, “.Level”, “.Scope”", said)

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

    def test_pairs_of_words_are_found_as_patterns_are(self):
        head = "extends: consistency\nmessage: \"'%s'\"\nignorecase: true\neither:\n"
        self.rule("Words", head + "  advisor: adviser\n  grey: gray\n")
        self.rule("Patterns", head + "  'advisor(?:)': 'adviser(?:)'\n  'grey(?:)': 'gray(?:)'\n")
        self.rule("Overlap", head + "  health care: healthcare\n  care giver: caregiver\n")
        found = self.found("The Advisor was grey, advisory boards are not.\n\nAdvisers in Gray, an advisor, an ADVISER.\n\n"
                           "A health care giver and healthcare for a caregiver.\n")
        told = [(line, column, message) for line, column, rule, message in found if rule == "S.Words"]
        self.assertEqual(told, [(3, 13, "'Gray'"), (3, 34, "'ADVISER'")])
        self.assertEqual(told, [(line, column, message) for line, column, rule, message in found if rule == "S.Patterns"])
        self.assertEqual([message for _, _, rule, message in found if rule == "S.Overlap"], ["'healthcare'", "'caregiver'"])

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

    def test_conditional_looks_into_another_field_of_a_view(self):
        self.use_view("  - {name: title, expr: title}\n  - {name: body, expr: body}\n")
        self.rule("Old", "extends: conditional\nmessage: \"no '%s' in the title\"\nscope: body\nin: title\n"
                         "first: '\\b([A-Z]{3})\\b'\nsecond: '\\b([A-Z]{3})\\b'\n")
        self.rule("Any", "extends: conditional\nmessage: \"no price for '%s'\"\nscope: body\nin: title\nfirst: foo\nsecond: '\\$'\n")
        self.assertEqual(self.found("title: ABC and DEF\nbody: ABC, GHI foo\n", "a.yml"),
                         [(2, 12, "S.Old", "no 'GHI' in the title"), (2, 16, "S.Any", "no price for 'foo'")])
        self.assertEqual(self.found("body: ABC foo\ntitle: ABC $\n", "a.yml"), [])
        self.assertEqual(self.found("body: ABC\n", "a.yml"), [(1, 7, "S.Old", "no 'ABC' in the title")])
        self.rule("Any", "extends: conditional\nmessage: x\nin: nowhere\nfirst: foo\nsecond: bar\n")
        _, said = self.run_galley("check", "--select", "none", "a.yml", status=2)
        self.assertIn("styles/S/Any.yml:1:1: no view names the scope “nowhere”, which “in” asks for", said)

    def test_of_terms_that_differ_in_case_the_last_holds(self):
        for name, word in (("One", "definately"), ("Two", "Definately")):
            self.write(f"styles/config/vocabularies/{name}/accept.txt", word + "\n")
        self.rule("Never", "extends: existence\nmessage: x\ntokens: [never]\n")
        for order, wanted in (("One, Two", [(1, 1, "Vale.Terms", "Use 'Definately' instead of 'definately'.")]),
                              ("Two, One", [(1, 12, "Vale.Terms", "Use 'definately' instead of 'Definately'.")])):
            self.write(".vale.ini", f"StylesPath = styles\nVocab = {order}\n[*]\nBasedOnStyles = S\nVale.Terms = YES\n")
            self.assertEqual(self.found("definately Definately\n"), wanted)

    def test_the_standard_dictionary_is_not_that_of_the_styles_which_vales_own_rule_has_besides(self):
        if not os.path.exists("/usr/share/hunspell/en_US.dic"):
            self.skipTest("there is no dictionary on this system")
        for name, word in (("en_US", "zorb"), ("more", "blorb")):
            self.write(f"styles/config/dictionaries/{name}.aff", "SET UTF-8\n")
            self.write(f"styles/config/dictionaries/{name}.dic", f"1\n{word}\n")
        self.write("styles/config/dictionaries/half.dic", "1\nword\n")
        self.rule("Spell", "extends: spelling\nmessage: \"'%s'?\"\n")
        self.write(".vale.ini", everything + "Vale.Spelling = YES\n")
        self.assertEqual([row[2:] for row in self.found("A house, zorb and blorb and glorb.\n")],
                         [("S.Spell", "'zorb'?"), ("S.Spell", "'blorb'?"), ("S.Spell", "'glorb'?"),
                          ("Vale.Spelling", "Did you really mean 'glorb'?")])

    def test_a_section_asks_front_matter_in_json(self):
        self.rule("Old", "extends: existence\nmessage: old\ntokens: [foo]\n")
        self.write(".vale.ini", "StylesPath = styles\n[*.md if .Meta.draft]\nBasedOnStyles = S\n")
        self.assertEqual(len(self.found('{\n  "draft": true\n}\n\nA foo.\n')), 1)
        self.assertEqual(self.found('{\n  "draft": false\n}\n\nA foo.\n'), [])

    def test_front_matter_and_descriptions_of_images_are_read(self):
        self.rule("Old", "extends: existence\nmessage: x\ntokens: [foo]\n")
        self.assertEqual([(l, c) for l, c, *_ in self.found("---\ntitle: \"A foo\"\ndate: 2020-01-01\n---\n\n![the foo](x.png)\n")], [(2, 11), (6, 7)])
        self.rule("Old", "extends: existence\nmessage: x\nnonword: true\ntokens: ['-04']\n")
        self.assertEqual([(l, c) for l, c, *_ in self.found("---\ndate: 2020-01-01 10:00:00 -0400\nday: 2020-04-01\n---\n")], [(2, 27)])

    def test_words_take_the_forms_of_an_affix_file(self):
        self.write("styles/config/dictionaries/own.aff", "SFX N N 1\nSFX N 0 n e\n")
        self.rule("Zorb", "extends: existence\nmessage: \"'%s'\"\naffix: own\ntokens: [Zorbblate/N]\n")
        self.rule("Use", "extends: substitution\nmessage: \"'%s' for '%s'\"\naffix: own\nswap:\n  grone/N: groan\n")
        self.assertEqual([m for *_, m in self.found("Zorbblate, Zorbblaten, no Zorbblates; gronen.\n")],
                         ["'Zorbblate'", "'Zorbblaten'", "'groan' for 'gronen'"])
        self.rule("Zorb", "extends: existence\nmessage: x\naffix: none\ntokens: [a]\n")
        _, said = self.run_galley("check", "--select", "none", "a.md", status=2)
        self.assertIn("styles/S/Zorb.yml:3:8: there is no affix file “none”", said)

    def test_data_in_html_is_no_prose(self):
        self.rule("Word", "extends: existence\nmessage: prose\ntokens: [foo]\n")
        self.rule("Meta", "extends: existence\nmessage: meta\nscope: meta\ntokens: [foo]\n")
        self.assertEqual(self.found("<p>A foo.</p>\n<p>An <data value=\"1\">id foo</data>.</p>\n", "a.html"),
                         [(1, 6, "S.Word", "prose"), (2, 26, "S.Meta", "meta")])

    def test_elements_of_ignored_classes_are_not_read(self):
        self.rule("Old", "extends: existence\nmessage: \"'%s'\"\ntokens: [foo, and bar]\n")
        self.write(".vale.ini", "StylesPath = styles\nIgnoredClasses = skip, other\n[*]\nBasedOnStyles = S\n")
        html = "<div class=\"a skip\"><div>foo</div> foo</div>\n<p>A <b class=\"other\">foo</b> foo</p>\n<p class=skipped>foo</p>\n<p class=\"skip\">foo\n"
        self.assertEqual([(l, c) for l, c, *_ in self.found(html, "a.html")], [(2, 31), (3, 18), (4, 17)])
        self.assertEqual([(l, c) for l, c, *_ in self.found("<div class=\"skip\">\n\nfoo\n\n</div>\n\nfoo\n")], [(7, 1)])

    def test_mdx_is_read_as_markdown_with_its_own_comments(self):
        self.rule("Old", "extends: existence\nmessage: \"'%s'\"\ntokens: [foo]\n")
        self.write(".vale.ini", "StylesPath = styles\nIgnoredClasses = Skip\n[*.mdx]\nBasedOnStyles = S\nCommentDelimiters = {/*, */}\n")
        mdx = "import foo from 'foo'\n\n<Skip>\nfoo\n</Skip>\n\n{/* vale off */}\n\nfoo\n\n{/* vale on */}\n\n<Tip of=\"foo\">\n  foo {foo}\n</Tip>\n"
        self.assertEqual([(l, c) for l, c, *_ in self.found(mdx, "a.mdx")], [(14, 3)])
        self.assertEqual(self.run_galley("check", "--select", "none", "--quiet", "a.mdx")[1], "")
        self.write(".vale.ini", "StylesPath = styles\n[*.md]\nBasedOnStyles = S\nCommentDelimiters = {/*, */}\n")
        self.write("a.md", "Foo.\n")
        self.assertIn(".vale.ini:4:1: “CommentDelimiters” is not supported", self.run_galley("check", "a.md")[1])

    # Source code

    def test_comments_of_code_are_read_by_styles_alone(self):
        self.rule("Old", "extends: existence\nmessage: \"'%s'\"\ntokens: [foo]\n")
        self.rule("Block", "extends: existence\nmessage: block\nscope: comment.block\ntokens: [foo]\n")
        self.write("src/a.js", "// The the foo.\nfoo(\"foo\"); /* A\n * foo. */\n")
        self.write("a.md", "foo\n")
        out, _ = self.run_galley("check", "--select", "all", "--format", "jsonl", "--fail-on", "never", "src")
        rows = [json.loads(line) for line in out.splitlines()]
        self.assertEqual([(d["range"]["start"]["line"], d["range"]["start"]["column"], d["rule"]) for d in rows],
                         [(1, 12, "S.Old"), (3, 4, "S.Block"), (3, 4, "S.Old")])
        self.write(".vale.ini", "StylesPath = styles\nIgnoredScopes = text.comment.block\n[*]\nS.Old = YES\n")
        self.assertEqual(len(self.found("// foo\n/* foo */\n", "b.js")), 1)

    def test_code_is_not_met_where_no_style_holds_for_it(self):
        self.rule("Old", "extends: existence\nmessage: x\ntokens: [foo]\n")
        self.write(".vale.ini", "StylesPath = styles\n[*.md]\nBasedOnStyles = S\n")
        self.write("a.js", "// The the foo.\n")
        self.write("b.md", "A foo.\n")
        out, _ = self.run_galley("check", "--select", "repeated-word", "--format", "jsonl", "--fail-on", "never")
        self.assertEqual([json.loads(line)["path"] for line in out.splitlines()], ["b.md"])

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
        self.rule("Prog", "extends: script\nmessage: x\nscript: x\n")
        self.rule("Seq", "extends: sequence\nmessage: x\ntokens:\n  - upos: AUX\n")
        self.write("a.md", "foo\n")
        _, said = self.run_galley("check", "--select", "none", "a.md", status=0)
        self.assertIn("the rule S.Prog is passed over", said)
        self.assertIn("the rule S.Seq is passed over", said)

    def test_a_section_may_hold_under_a_condition(self):
        self.rule("Old", "extends: existence\nmessage: x\ntokens: [foo]\n")
        self.write(".vale.ini", "StylesPath = styles\n[*.md if .Name startsWith 'a']\nBasedOnStyles = S\n[*.md if .Size == 'y']\nBasedOnStyles = S\n")
        self.assertEqual(len(self.found("foo\n", "a.md")), 1)
        self.assertEqual(len(self.found("foo\n", "b.md")), 0)
        self.assertIn(".vale.ini:4:1: the section is passed over: “.Path”, “.Dir”, “.Name”, “.Ext” or “.Meta” is wanted here: “.Size == 'y'”",
                      self.run_galley("check", "a.md")[1])

    # Words behind each other, by their parts of speech

    def sequence(self, tokens, text, keys="", message="found '%s'"):
        self.rule("Seq", f'extends: sequence\nmessage: "{message}"\n{keys}tokens:\n{tokens}')
        return [(line, column, message) for line, column, _, message in self.found(text)]

    def test_a_sequence_is_words_by_pattern_and_part_of_speech(self):
        using = "  - tag: NN|NNS\n  - pattern: \\busing\\b\n"
        self.assertEqual(self.sequence(using, "# Tests using it\n\nWe run tests using\nit. Keep using it, and the tests\nusing it.\n", "scope: ~heading\n"),
                         [(3, 8, "found 'tests'"), (4, 28, "found 'tests'")])
        self.assertEqual(self.sequence("  - tag: MD\n  - pattern: be\n  - tag: JJ\n  - tag: VB\n", "It would be nice see you.\n", message="%[2]s %[3]s to %[4]s"),
                         [(1, 4, "be nice to see")])

    def test_words_may_stand_between(self):
        best = "  - tag: JJS\n    skip: 3\n  - pattern: of\n  - pattern: all\n  - pattern: times\n"
        self.assertEqual(self.sequence(best, "The greatest play of all times.\n"), [(1, 5, "found 'greatest'")])
        self.assertEqual(self.sequence(best, "The greatest play that was written of all times.\n"), [])
        behind = "  - pattern: data\n  - tag: VBZ\n    skip: 2\n    target: true\n"
        self.assertEqual(self.sequence(behind, "Data in it is old.\n", "ignorecase: true\n"), [(1, 12, "found 'Data'")])

    def test_what_must_not_stand_there_holds_at_an_edge(self):
        lone = "  - pattern: very\n    negate: true\n  - pattern: good\n"
        self.assertEqual([column for _, column, _ in self.sequence(lone, "good.\n\nThis is very good.\n\nThis is good.\n")], [1, 6])
        self.assertEqual(self.sequence(lone, "This is good.\n", "exceptions: [is good]\n"), [])

    def test_a_sequence_that_is_wrong_is_named(self):
        for tokens, wrong in (("  - {tag: NN, upos: NOUN}\n", "can't stand together"), ("  - {negate: true, tag: NN}\n", "at least must not be negated"),
                              ("  - {skip: 1}\n", "a token needs"), ("  - {pattern: '('}\n", "pattern"), ("  - {upos: NUON}\n", "no part of speech")):
            self.rule("Seq", "extends: sequence\nmessage: x\ntokens:\n" + tokens)
            self.write("a.md", "foo\n")
            self.assertIn(wrong, self.run_galley("check", "--select", "none", "a.md", status=2)[1])

    def test_a_sequence_has_an_action(self):
        self.rule("Seq", "extends: sequence\nmessage: x\naction:\n  name: edit\n  params: [regex, '(\\w+)( using)', '$1 by using']\ntokens:\n  - tag: NNS\n  - pattern: using\n")
        self.write("a.md", "We run tests using it.\n")
        self.run_galley("fix", "--select", "none", "--unsafe", "a.md", status=0)
        with open(os.path.join(self.folder, "a.md")) as file:
            self.assertEqual(file.read(), "We run tests by using it.\n")

    # What is wrong with the rules themselves

    def lint(self, text, status=1):
        self.rule("R", "extends: " + text)
        out, _ = self.run_galley("check", "--lint-styles", "--fail-on", "suggestion", "styles", status=status)
        return out.replace("styles/S/R.yml:", "")

    def test_what_can_match_nothing_is_named(self):
        self.assertEqual(self.lint("existence\nmessage: x\ntokens: ['^# foo', fine]\n"),
                         "3:10: warning: “^# foo” can match nothing: a word is to begin and end there, as “nonword: true” isn't set [styles.never-matches]\n")
        self.assertEqual(self.lint("existence\nmessage: x\nraw: ['\\bfoo\\b', '\\bbar\\b']\n"),
                         "3:7: warning: these patterns can match nothing: those of “raw” are joined to one; put “|” between them [styles.never-matches]\n")
        self.assertIn("“foo” is never reported: it is an exception, in line 4",
                      self.lint("existence\nmessage: x\ntokens: [foo]\nexceptions: [foo]\n"))
        self.assertIn("1:10: warning: this never reports anything: neither “max” nor “min” is over 0",
                      self.lint("occurrence\nmessage: x\ntoken: foo\n"))
        self.assertIn("no text has the scope “headings” (did you mean “heading”?)",
                      self.lint("existence\nmessage: x\nscope: headings\ntokens: [foo]\n"))
        self.assertEqual(self.lint("existence\nmessage: x\nscope: [heading.h2, 'text & ~link', text.frontmatter.title]\ntokens: [foo]\n", 0), "")

    def test_what_another_entry_finds_first_is_named(self):
        self.assertIn("3:21: suggestion: “foo bar” is never reported as such: “foo” in line 3 is found first",
                      self.lint("existence\nmessage: x\ntokens: [foo, fine, foo bar]\n"))
        self.assertIn("3:15: suggestion: “Foo” stands in line 3 already",
                      self.lint("existence\nmessage: x\ntokens: [foo, Foo]\nignorecase: true\n"))
        self.assertEqual(self.lint("existence\nmessage: x\ntokens: [foo, Foo, foo-bar, a fool]\n", 0), "")
        self.assertIn("4:3: suggestion: “foos” is never looked for: “foo[a-z]*” in line 5 finds it first, and says “b”",
                      self.lint("substitution\nmessage: x\nswap:\n  foos: a\n  'foo[a-z]*': b\n"))

    def test_what_leads_nowhere_is_named(self):
        self.assertIn("4:3: warning: “foo” is to be written as it is", self.lint("substitution\nmessage: x\nswap:\n  foo: foo\n"))
        self.assertIn("4:8: warning: “foo” is to become “bar”, which is to become “baz” by line 5",
                      self.lint("substitution\nmessage: x\nswap:\n  foo: bar\n  bar: baz\n"))
        self.assertEqual(self.lint("substitution\nmessage: x\nignorecase: true\nswap:\n  foo: foo\n  GitHub: Github\n", 0), "")

    def test_what_takes_too_long_or_does_nothing_is_named(self):
        self.assertIn("3:10: warning: this pattern needs too many steps where “a” stands 60 times in a row",
                      self.lint("existence\nmessage: x\ntokens: ['(?:\\w+)+:']\n"))
        self.assertIn("4:1: warning: there is no key “nonwrod” here, and it does nothing (did you mean “nonword”?)",
                      self.lint("consistency\nmessage: x\neither: {a: b}\nnonwrod: true\n"))
        self.assertIn("3:1: error: there is no key “tokns” here", self.lint("existence\nmessage: x\ntokns: [a]\n"))

    def test_two_rules_of_a_style_that_look_for_the_same_are_named(self):
        self.rule("A", "extends: existence\nmessage: x\ntokens: [foo]\n")
        self.assertIn("4:3: suggestion: “foo” is looked for by S.A too (line 3), so it is reported twice",
                      self.lint("substitution\nmessage: x\nswap:\n  foo: a\n"))
        self.assertEqual(self.lint("existence\nmessage: x\nscope: heading\ntokens: [foo]\n", 0), "")


unittest.main()
