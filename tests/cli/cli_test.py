#!/usr/bin/env python3
"""cli_test.py GALLEY [--update]: drives the program as a person would, in a folder of its own.

--update rewrites the report of fixtures/copy and the README's example; read the diff.
"""
import gzip, json, os, pty, re, signal, subprocess, sys, tomllib, unittest, xml.etree.ElementTree

import jsonschema

import configurations
from fixtures import lay_all_fixtures
from folder import FolderTest

galley = os.path.abspath(sys.argv.pop(1))
update = "--update" in sys.argv and sys.argv.remove("--update") is None
project = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
doubled = "We keep the the key in a safe place near the door of the old house.\n"
good = "We keep the key in a safe place near the door of the old house.\n"


class CommandLine(FolderTest):
    def read(self, name):
        with open(os.path.join(self.folder, name), "rb") as file:
            return file.read().decode()

    def run_galley(self, *words, status=None, input="", env=None, folder=None):
        done = subprocess.run([galley, *words], cwd=folder or self.folder, input=input.encode(), capture_output=True, timeout=120,
                              env={**self.environment, **(env or {})})
        if status is not None:
            self.assertEqual(done.returncode, status, done.stdout.decode() + done.stderr.decode())
        return done.stdout.decode(), done.stderr.decode()

    # Exit status

    def test_a_clean_piece_is_silent_and_ends_with_0(self):
        self.write("a.txt", good)
        self.assertEqual(self.run_galley("check", "a.txt", status=0)[0], "")

    def test_a_slip_is_printed_as_compilers_do_and_ends_with_1(self):
        self.write("a.txt", doubled)
        out, summary = self.run_galley("check", "a.txt", status=1)
        self.assertEqual(out, "a.txt:1:9: error: “the” is repeated [repeated-word]\n")
        self.assertIn("1 error", summary)

    def test_what_is_no_notebook_is_an_error_at_its_place_each_time(self):
        self.write("a.ipynb", '{\n "cells": [')
        self.write("b.ipynb", '{"cells": [{"cell_type": "markdown", "source": "We keep the the key."}]}')
        for _ in range(2):
            out, errors = self.run_galley("check", ".", status=2)
            self.assertIn("b.ipynb:1:57: error: “the” is repeated", out)
            self.assertIn("a.ipynb:2:12: this is no notebook", errors)
        self.assertIn("1:57", self.run_galley("check", "--type", "ipynb", "-", input=self.read("b.ipynb"), status=1)[0])

    def test_fail_on_never_ends_with_0(self):
        self.write("a.txt", doubled)
        self.run_galley("check", "--fail-on", "never", "a.txt", status=0)

    def test_severity_decides_the_status(self):
        self.write("a.txt", doubled)
        self.run_galley("check", "--severity", "repeated-word=suggestion", "a.txt", status=0)
        self.run_galley("check", "--severity", "repeated-word=suggestion", "--fail-on", "suggestion", "a.txt", status=1)

    def test_a_repeat_that_is_likely_to_be_meant_is_a_suggestion(self):
        said = "The two larger boats will leave the northern crossing before the summer, and two will be there in their place"
        lines = ["Nobody at the quay had heard of it, and nobody was asked.", "The pilots were told by telephone in the night.",
                 "Most of them went home when it rained.", "A letter was sent to the mayor, who is away until Friday."]
        one, two = (" ".join(part) for part in (lines[:2], lines[2:]))
        quoted = "“" + said + ", and nobody has been asked,” the mayor said."
        stamps = [f"Oldacre, 1 May, 1{hour}:05\n\n{line}\n\n" for hour, line in enumerate(lines)]
        for severity, files in (
                ("warning", [f"{one}\n\n{said}.\n\n{two}\n\n{said}.\n"]),
                ("warning", [f"{said}.\n\n{said}.\n"]),
                ("warning", [f"{one}\n\n{said}.\n", f"{said}. And so on.\n"]),
                ("suggestion", [f"{said}\n\nBy Maren Oldacre\n\n{said}.\n"]),  # a standfirst
                ("suggestion", [f"{said}.\n\nBy Maren Oldacre, who has seen them leave\n\n{one}\n\n{said}.\n"]),
                ("suggestion", [f"{one}\n\n{said[:-8]}…\n\n{two}\n\n{said}.\n"]),  # a teaser
                ("suggestion", [f"{quoted}\n\n{one}\n", f"It is late. {quoted}\n"]),
                ("suggestion", ["".join(stamps[:2]) + f"{said}.\n\n" + "".join(stamps[2:]) + f"{said}.\n"])):
            names = [f"{number}.md" for number in range(len(files))]
            for name, text in zip(names, files):
                self.write(name, text)
            out, _ = self.run_galley("check", "--select", "repeated-passage", "--format", "jsonl", "--fail-on", "never", *names,
                                     status=0)
            found = {each["message"].split(",")[0]: each["severity"] for each in map(json.loads, out.splitlines())}
            with self.subTest(files):
                self.assertIn(severity, found.values())
                self.assertEqual(len(set(found.values())), 1, found)

    def test_a_missing_file_is_an_error_and_never_text(self):
        self.write("a.txt", doubled)
        out, err = self.run_galley("check", "missing.txt", "a.txt", status=2)
        self.assertIn("missing.txt", err)
        self.assertIn("a.txt:1:9", out)

    def test_a_dangling_link_among_good_files_is_an_error_and_the_rest_is_checked(self):
        self.write("copy/a.txt", doubled)
        os.symlink("nowhere.txt", os.path.join(self.folder, "copy/b.txt"))
        out, err = self.run_galley("check", "copy", status=2)
        self.assertIn("copy/b.txt", err)
        self.assertIn("copy/a.txt:1:9", out)

    @unittest.skipIf(os.getuid() == 0, "root reads everything")
    def test_an_unreadable_file_among_good_ones_is_an_error_and_the_rest_is_checked(self):
        self.write("copy/a.txt", doubled)
        os.chmod(self.write("copy/b.txt", doubled), 0)
        out, err = self.run_galley("check", "copy", status=2)
        self.assertIn("copy/b.txt", err)
        self.assertIn("copy/a.txt:1:9", out)

    def test_a_wrong_option_says_where_help_is(self):
        _, err = self.run_galley("check", "--formt", "json", status=2)
        self.assertIn("there is no option “--formt” (did you mean “--format”?)", err)
        self.assertIn("galley help check", err)

    def test_a_wrong_command_gets_the_nearest_name(self):
        _, err = self.run_galley("chekc", "a.txt", status=2)
        self.assertIn("there is no command “chekc” (did you mean “check”?)", err)

    def test_a_wrong_rule_gets_the_nearest_name(self):
        _, err = self.run_galley("check", "--select", "repeated-wrod", status=2)
        self.assertIn("repeated-word", err)

    def test_a_folder_without_copy_is_said_to_be_one(self):
        os.mkdir(os.path.join(self.folder, "empty"))
        out, err = self.run_galley("check", "empty", status=0)
        self.assertEqual(out, "")
        self.assertIn("there was no copy to check: galley reads .txt", err)

    def test_a_broken_configuration_says_file_line_and_column(self):
        self.write("galley.toml", 'fail-on = "warning"\nfial-on = "error"\n')
        self.write("a.txt", doubled)
        _, err = self.run_galley("check", "a.txt", status=2)
        self.assertIn("galley.toml:2:1", err)
        self.assertIn("fail-on", err)

    def test_a_configuration_that_is_not_utf8_says_where(self):
        self.write("galley.toml", b'fail-on = "warning"\n# caf\xe9 \xff[\n')
        self.write("a.txt", good)
        _, err = self.run_galley("check", "a.txt", status=2)
        self.assertIn("galley.toml:2:1: a configuration is written in UTF-8", err)

    # Files

    def test_a_folder_is_walked_in_order_and_ignored_files_are_left_out(self):
        for name in ("b.txt", "a.md", "sub/c.txt", "vendor/d.txt", ".hidden/e.txt", "picture.png"):
            self.write(name, doubled)
        self.write(".galleyignore", "vendor/\n")
        out, _ = self.run_galley("check", "--select", "repeated-word", status=1)
        self.assertEqual([line.split(":")[0] for line in out.splitlines()], ["a.md", "b.txt", "sub/c.txt"])
        out, _ = self.run_galley("check", "--select", "repeated-word", "--no-ignore", "--hidden", status=1)
        self.assertEqual([line.split(":")[0] for line in out.splitlines()],
                         [".hidden/e.txt", "a.md", "b.txt", "sub/c.txt", "vendor/d.txt"])

    def test_standard_input_has_the_name_that_is_given(self):
        out, _ = self.run_galley("check", "--stdin-filename", "desk/story.md", "-", input=doubled, status=1)
        self.assertTrue(out.startswith("desk/story.md:1:9: error:"), out)

    def test_utf16_is_read_and_offsets_are_those_of_the_disk(self):
        self.write("a.txt", doubled.encode("utf-16"))
        out, _ = self.run_galley("check", "--format", "json", "a.txt", status=1)
        start = json.loads(out)["diagnostics"][0]["range"]["start"]
        self.assertEqual((start["offset"], start["line"], start["column"]), (2 + 2 * 8, 1, 9))

    def test_the_same_bytes_come_out_for_any_number_of_threads(self):
        for number in range(40):
            self.write(f"copy/{number}.txt", doubled + f"Piece number {number} says little else than that.\n" + good)
        outputs = {self.run_galley("check", "--jobs", jobs, "--format", "jsonl", "copy", status=1)[0] for jobs in ("1", "2", "8")}
        self.assertEqual(len(outputs), 1)

    # Output

    def test_several_formats_at_once_go_to_files_and_to_standard_output(self):
        self.write("a.txt", doubled)
        out, _ = self.run_galley("check", "--format", "text", "--format", "json=out.json", "a.txt", status=1)
        self.assertIn("a.txt:1:9", out)
        self.assertEqual(len(json.loads(self.read("out.json"))["diagnostics"]), 1)

    def test_json_of_every_piece_is_as_its_schema_says(self):
        with open(os.path.join(project, "docs/output.schema.json")) as file:
            schema = json.load(file)
        lay_all_fixtures(os.path.join(self.folder, "copy"))
        printed, _ = self.run_galley("check", "--format", "json", "--select", "all", "copy", "missing.txt", status=2)
        report = json.loads(printed)
        jsonschema.Draft202012Validator.check_schema(schema)
        jsonschema.validate(report, schema, cls=jsonschema.Draft202012Validator)
        self.assertGreater(len({one["rule"] for one in report["diagnostics"]}), 90)
        self.assertEqual(len(report["errors"]), 1)
        with self.assertRaises(jsonschema.ValidationError):
            report["diagnostics"][0]["severity"] = "bad"
            jsonschema.validate(report, schema, cls=jsonschema.Draft202012Validator)

    def test_sarif_names_rules_places_and_edits_that_fit_the_file(self):
        text = "\ufeffCafé “quoted”.\n\n" + doubled
        self.write("a b.txt", text)
        log = json.loads(self.run_galley("check", "--select", "repeated-word", "--format", "sarif", "a b.txt", "missing.txt", status=2)[0])
        run = log["runs"][0]
        self.assertEqual(log["version"], "2.1.0")
        self.assertFalse(run["invocations"][0]["executionSuccessful"])
        result = run["results"][0]
        self.assertEqual(run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"], "repeated-word")
        place = result["locations"][0]["physicalLocation"]
        self.assertEqual(place["artifactLocation"]["uri"], "a%20b.txt")
        self.assertEqual((place["region"]["startLine"], place["region"]["startColumn"]), (3, 9))
        cut = result["fixes"][0]["artifactChanges"][0]["replacements"][0]["deletedRegion"]
        data = text.encode()
        fixed = data[:cut["byteOffset"]] + data[cut["byteOffset"] + cut["byteLength"]:]
        self.assertEqual(fixed.decode(), text.replace(doubled, good))

    def test_gitlab_names_each_finding_by_a_fingerprint_of_its_own(self):
        self.write("a.txt", doubled * 3)
        issues = json.loads(self.run_galley("check", "--select", "repeated-word", "--format", "gitlab", "a.txt", status=1)[0])
        self.assertEqual(len({issue["fingerprint"] for issue in issues}), 3)
        self.assertEqual(issues[1]["location"], {"path": "a.txt", "lines": {"begin": 2, "end": 2}})
        self.assertEqual([issues[0][key] for key in ("type", "check_name", "categories", "severity")], ["issue", "repeated-word", ["Style"], "major"])

    def test_xml_formats_are_read_by_a_parser_whatever_copy_holds(self):
        self.write("a&\"<b>.txt", "It is kept \x01 & <i> the the \"old\" house.\n")
        words = ("check", "--select", "repeated-word", "a&\"<b>.txt", "missing.txt", "--format")
        files = xml.etree.ElementTree.fromstring(self.run_galley(*words, "checkstyle", status=2)[0])
        self.assertEqual([file.get("name") for file in files], ["a&\"<b>.txt", "missing.txt"])
        self.assertEqual(files[0][0].get("source"), "galley.repeated-word")
        suites = xml.etree.ElementTree.fromstring(self.run_galley(*words, "junit", status=2)[0])
        self.assertEqual((suites.get("tests"), suites.get("failures"), suites.get("errors")), ("2", "1", "1"))
        self.assertIn("“the” is repeated", suites[0][0][0].get("message"))

    def test_the_page_marks_the_words_and_holds_all_it_needs(self):
        self.write("a&b.html", "<p>It is <b>kept</b> in the the house.</p>\n")
        page, _ = self.run_galley("check", "--select", "repeated-word", "--format", "html", "a&b.html", "missing.txt", status=2)
        self.assertIn("<h2>a&amp;b.html</h2>", page)
        self.assertIn("&lt;b&gt;kept&lt;/b&gt; in <mark>the the</mark> house.&lt;/p&gt;", page)
        self.assertIn("missing.txt: there is no such file", page)
        self.assertNotRegex(page, "(src|href)=")
        tree = xml.etree.ElementTree.fromstring(re.sub("<(!doctype|meta)[^>]*>", "", page))
        self.assertEqual(len(tree.findall("body/article")), 2)

    def test_a_clean_run_passes_in_the_formats_of_tests(self):
        self.write("a.txt", good)
        self.assertIn("1..1\nok 1 - ", self.run_galley("check", "--format", "tap", "a.txt", status=0)[0])
        suites = xml.etree.ElementTree.fromstring(self.run_galley("check", "--format", "junit", "a.txt", status=0)[0])
        self.assertEqual((suites.get("tests"), suites.get("failures")), ("1", "0"))

    def test_tap_is_read_by_prove(self):
        self.write("a.txt", doubled)
        for words, failed in (((), True), (("--severity", "repeated-word=suggestion"), False)):
            out, _ = self.run_galley("check", "--select", "repeated-word", "--format", "tap", *words, "a.txt")
            self.write("out.tap", out)
            done = subprocess.run(["prove", "-e", "cat", "out.tap"], cwd=self.folder, capture_output=True, timeout=60)
            self.assertEqual(done.returncode != 0, failed, done.stdout.decode())

    def test_rdjson_counts_columns_in_bytes(self):
        self.write("a.txt", "Café café au lait.\n")
        out, _ = self.run_galley("check", "--select", "repeated-word", "--format", "rdjson", "a.txt", status=1)
        one = json.loads(out)["diagnostics"][0]
        self.assertEqual(one["location"]["range"], {"start": {"line": 1, "column": 1}, "end": {"line": 1, "column": 12}})
        lines = self.run_galley("check", "--select", "repeated-word", "--format", "rdjsonl", "a.txt", status=1)[0].splitlines()
        self.assertEqual([json.loads(line)["source"]["name"] for line in lines], ["galley"] * len(lines))

    def test_jsonl_is_one_diagnostic_a_line(self):
        self.write("a.txt", doubled + "\n" + doubled)
        out, _ = self.run_galley("check", "--select", "repeated-word", "--format", "jsonl", "a.txt", status=1)
        self.assertEqual([json.loads(line)["rule"] for line in out.splitlines()], ["repeated-word"] * 2)

    def test_statistics_say_how_much_repeats_and_what_rules_found(self):
        shared = "The harbour board met in the old mill on Friday and agreed that the ferry would sail twice a day.\n"
        self.write("copy/a.txt", shared + "\n" + doubled)
        self.write("copy/old/b.txt", shared)
        self.write("copy/pictures/c.txt", "\0 is no text\n")
        plain, _ = self.run_galley("check", "--format", "json", "copy", status=1)
        out, table = self.run_galley("check", "--statistics", "--format", "json", "copy", status=1)
        report = json.loads(out)
        with open(os.path.join(project, "docs/output.schema.json")) as file:
            jsonschema.validate(report, json.load(file), cls=jsonschema.Draft202012Validator)
        self.assertEqual(report["diagnostics"], json.loads(plain)["diagnostics"])
        statistics = report["statistics"]
        self.assertEqual((statistics["words"], statistics["repeated_words"]), (56, 40))
        self.assertEqual([(folder["path"], folder["words"]) for folder in statistics["folders"]], [(".", 56), ("copy", 56), ("copy/old", 20)])
        self.assertEqual(statistics["alike"], [{"paths": ["copy/a.txt", "copy/old/b.txt"], "words": 20, "share": 1}])
        self.assertEqual([(text["path"], text["copies"]) for text in statistics["passages"]], [("copy/a.txt", 2)])
        self.assertEqual({rule["rule"]: rule["diagnostics"] for rule in statistics["rules"]}["repeated-word"], 1)
        self.assertIn("40 of 56 words (71.4%) stand in another place too", table)
        self.assertRegex(table, r"2 +2 +20  copy/a.txt:1:1: The harbour board met in the old mill on Friday…")

    def test_quiet_prints_no_summary(self):
        self.write("a.txt", doubled)
        self.assertEqual(self.run_galley("check", "-q", "a.txt", status=1)[1], "")

    def test_a_terminal_gets_carets_and_colours_unless_they_are_refused(self):
        self.write("a.txt", doubled)
        self.assertIn("\x1b[", self.on_terminal({"TERM": "xterm"}))
        plain = self.on_terminal({"TERM": "xterm", "NO_COLOR": "1"})
        self.assertNotIn("\x1b[", plain)
        self.assertIn("^^^^^^^", plain)

    def on_terminal(self, env):
        master, slave = pty.openpty()
        child = subprocess.Popen([galley, "check", "-q", "a.txt"], cwd=self.folder, stdout=slave, stderr=slave,
                                 env={**{k: v for k, v in os.environ.items() if k != "NO_COLOR"}, **env})
        child.wait(timeout=60)
        os.close(slave)
        shown = b""
        try:
            while part := os.read(master, 65536):
                shown += part
        except OSError:
            pass
        os.close(master)
        return shown.decode()

    def test_a_reader_that_goes_away_is_no_crash(self):
        self.write("a.txt", doubled * 3000)
        child = subprocess.Popen([galley, "check", "a.txt"], cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        child.stdout.close()
        child.stderr.read()
        child.stderr.close()
        self.assertIn(child.wait(timeout=60), (2, -signal.SIGPIPE))

    # Directives, baseline

    def test_stet_lets_a_block_stand_and_one_that_is_unused_is_reported(self):
        self.write("a.txt", "[[stet: repeated-word]]\n" + doubled + "\n[[stet: repeated-word]]\n" + good)
        out, _ = self.run_galley("check", "--select", "repeated-word,unused-stet", "a.txt")
        self.assertNotIn("[repeated-word]", out)
        self.assertIn("a.txt:4:1", out)
        self.assertIn("[unused-stet]", out)

    def test_a_baseline_says_what_stands_no_more_and_drops_it_when_it_is_recorded_anew(self):
        self.write("copy/a.txt", doubled)
        self.write("copy/b.txt", doubled.replace("the the", "old old"))
        self.run_galley("check", "--select", "repeated-word", "--baseline", "copy/known.json", "--update-baseline", "copy", status=0)
        self.assertEqual(len(json.loads(self.read("copy/known.json"))["entries"]), 2)
        self.write("copy/a.txt", good)
        _, note = self.run_galley("check", "--select", "repeated-word", "--baseline", "copy/known.json", "copy", status=0)
        self.assertIn("hides 1; 1 of its entries stand no more", note)
        self.run_galley("check", "--select", "repeated-word", "--baseline", "copy/known.json", "--update-baseline", "copy/a.txt", status=0)
        self.assertEqual([entry["path"] for entry in json.loads(self.read("copy/known.json"))["entries"]], ["b.txt"])

    def test_a_baseline_that_is_none_is_an_error_with_its_place(self):
        self.write("a.txt", doubled)
        self.write("known.json", "{\n nonsense")
        self.assertIn("known.json:2:3", self.run_galley("check", "--baseline", "known.json", "a.txt", status=2)[1])
        self.assertIn("--update-baseline", self.run_galley("check", "--baseline", "none.json", "a.txt", status=2)[1])

    def test_a_baseline_keeps_silent_about_what_it_records_even_when_lines_move(self):
        self.write("a.txt", doubled)
        self.run_galley("check", "--baseline", "known.json", "--update-baseline", "a.txt", status=0)
        self.run_galley("check", "--baseline", "known.json", "a.txt", status=0)
        self.write("a.txt", "A new line stands above the old one in this piece.\n\n" + doubled)
        self.run_galley("check", "--baseline", "known.json", "a.txt", status=0)
        self.write("a.txt", doubled + "\nThe editor saw that that the the plan was new.\n")
        out, _ = self.run_galley("check", "--baseline", "known.json", "a.txt", status=1)
        self.assertEqual(out.count("[repeated-word]"), 1)

    # Changes since a revision

    def git(self, *words, folder=None):
        subprocess.run(["git", "-c", "user.name=A Writer", "-c", "user.email=writer@example.org", *words], cwd=folder or self.folder,
                       check=True, capture_output=True)

    def commit(self):
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "a version")

    def places(self, *words, rule="repeated-word", folder=None):
        out, _ = self.run_galley("check", "--select", rule, *words, folder=folder)
        return [line.split(": ")[0] for line in out.splitlines() if ": note: " not in line]

    def test_since_says_only_what_the_change_touches(self):
        self.git("init", "--quiet", "--initial-branch", "main")
        self.write("copy/a.txt", doubled + "\nA line between them, of no weight at all.\n")
        self.write("copy/b c.txt", doubled)
        self.commit()
        self.assertEqual(self.places("--since", "HEAD"), [])
        self.write("copy/a.txt", doubled + "\nA line between them, of some some weight.\n")
        self.write("copy/new é.txt", doubled.replace("old", "new new"))
        self.assertEqual(self.places("--since", "HEAD"), ["copy/a.txt:3:25", "copy/new é.txt:1:9", "copy/new é.txt:1:58"])
        self.assertEqual(self.places("--since", "HEAD", "a.txt", folder=os.path.join(self.folder, "copy")), ["a.txt:3:25"])
        self.assertEqual(len(self.places()), 5)
        self.commit()
        self.assertEqual(self.places("--since", "HEAD"), [])
        self.assertEqual(len(self.places("--since", "HEAD~1")), 3)
        self.git("mv", "copy/b c.txt", "copy/d.txt")
        self.assertEqual(self.places("--since", "HEAD"), [])

    def test_since_looks_at_a_branch_from_where_it_left(self):
        self.git("init", "--quiet", "--initial-branch", "main")
        self.write("a.txt", good)
        self.write("b.txt", good)
        self.commit()
        self.git("checkout", "--quiet", "-b", "work")
        self.write("a.txt", doubled)
        self.commit()
        self.git("checkout", "--quiet", "main")
        self.write("b.txt", good + "\nA line which the branch has never seen.\n")
        self.commit()
        self.git("checkout", "--quiet", "work")
        self.assertEqual(self.places("--since", "main", "a.txt"), ["a.txt:1:9"])

    def test_since_reports_an_old_passage_that_new_text_repeats(self):
        self.git("init", "--quiet", "--initial-branch", "main")
        shared = "The harbour board met in the old mill on Friday and agreed that the ferry would sail twice a day.\n"
        self.write("b.txt", shared)
        self.commit()
        self.write("a.txt", shared)
        self.assertEqual(self.places("--since", "HEAD", rule="repeated-passage"), ["b.txt:1:1"])

    def test_staged_checks_what_is_staged_and_not_what_stands(self):
        self.git("init", "--quiet", "--initial-branch", "main")
        self.write("a.txt", good)
        self.git("add", "--all")
        self.assertEqual(self.places("--staged"), [])
        self.commit()
        self.write("a.txt", good + "\n" + doubled)
        self.git("add", "--all")
        self.write("a.txt", "Something else, else.\n")
        self.write("b.txt", doubled)
        self.assertEqual(self.places("--staged"), ["a.txt:3:9"])
        self.git("add", "--all")
        self.assertEqual(self.places("--staged"), ["b.txt:1:9"])

    def test_since_says_what_is_wrong_where_git_can_not_answer(self):
        self.write("a.txt", doubled)
        self.assertIn("in none", self.run_galley("check", "--since", "HEAD", status=2, env={"GIT_CEILING_DIRECTORIES": os.path.dirname(self.folder)})[1])
        self.git("init", "--quiet", "--initial-branch", "main")
        for revision in ("nowhere", "--output=x", "a..b"):
            self.assertIn(f"no revision “{revision}”", self.run_galley("check", "--since=" + revision, status=2)[1])
        self.assertEqual(sorted(os.listdir(self.folder)), [".git", "a.txt"])
        self.assertIn("need git", self.run_galley("check", "--staged", status=2, env={"PATH": self.folder})[1])
        self.assertIn("leave out", self.run_galley("check", "--staged", "--baseline", "b", "--update-baseline", status=2)[1])
        self.run_galley("check", "--staged", "--since", "HEAD", status=2)

    # The cache

    def test_a_second_check_of_many_files_prints_the_same_from_the_cache(self):
        for number in range(80):
            self.write(f"copy/{number}.txt", f"Piece number {number} is here.\n\n" + (doubled if number % 3 == 0 else good))
        plain, _ = self.run_galley("check", "--no-cache", "copy", status=1)
        self.assertFalse(os.path.exists(os.path.join(self.folder, ".xdg")))
        for _ in range(2):
            self.assertEqual(self.run_galley("check", "copy", status=1)[0], plain)
        caches = os.listdir(os.path.join(self.folder, ".xdg/galley"))
        self.assertEqual(len(caches), 2)
        self.write("copy/7.txt", doubled)
        for cache in caches:
            self.write(".xdg/galley/" + cache, "damaged")
        changed, _ = self.run_galley("check", "--no-cache", "copy", status=1)
        self.assertNotEqual(changed, plain)
        for _ in range(2):
            self.assertEqual(self.run_galley("check", "copy", status=1)[0], changed)
        self.run_galley("fix", "copy", status=0)
        self.assertEqual(self.run_galley("check", "--select", "repeated-word", "copy", status=0)[0], "")

    def test_a_cache_that_has_no_place_is_no_error(self):
        for number in range(80):
            self.write(f"copy/{number}.txt", good if number else doubled)
        for env in ({"XDG_CACHE_HOME": "/dev/null"}, {"XDG_CACHE_HOME": "", "HOME": ""}):
            self.run_galley("check", "--select", "repeated-word", "copy", status=1, env=env)

    # The archive

    background = ("The fair was founded by two fishermen in a wet summer, when no boat could leave the bay for a month, "
                  "and the chapel was their first stall.\n")

    def archive(self, action, *words, status=0, input=""):
        return self.run_galley("archive", action, "--archive", "published.galley", *words, status=status, input=input)

    def check_archive(self, name, status):
        return self.run_galley("check", "--archive", "published.galley", "--select", "archived-passage", name, status=status)[0]

    def test_an_archived_passage_is_reported_with_title_and_date_until_it_is_removed(self):
        self.write("old/fair.md", "---\ntitle: The fair\ndate: 2023-06-01\n---\n\n" + self.background)
        self.write("new.txt", "It opens tomorrow.\n\n" + self.background)
        self.assertIn("added 1 piece,", self.archive("add", "old")[1])
        self.assertIn("left 1 as they were", self.archive("add", "old")[1])
        out = self.check_archive("new.txt", 1)
        self.assertEqual(out, "new.txt:3:1: warning: repeats a paragraph of “The fair” of 2023-06-01, word for word (28 words) [archived-passage]\n")
        self.assertEqual(self.check_archive("old/fair.md", 0), "")
        self.assertEqual(self.archive("list")[0], "old/fair.md\t2023-06-01\t28\tThe fair\n")
        self.assertIn("whole; 1 piece", self.archive("verify")[1])
        self.archive("remove", "old/fair.md", "none.md", status=2)
        self.assertEqual(self.check_archive("new.txt", 0), "")
        self.archive("compact")
        self.assertIn("whole; 0 pieces", self.archive("verify")[1])

    def test_the_configured_archive_is_asked_and_a_missing_one_is_an_error(self):
        self.write("galley.toml", 'archive = "published.galley"\n')
        self.write("new.txt", self.background)
        self.assertIn("there is no such archive", self.run_galley("check", "new.txt", status=2)[1])
        self.run_galley("check", "--ignore", "archived-passage", "new.txt", status=0)
        self.run_galley("archive", "add", "-", input=json.dumps({"id": "a", "text": "It opens. " + self.background}), status=0)
        self.run_galley("check", "new.txt", status=1)

    def test_json_lines_are_archived_and_a_wrong_line_is_named(self):
        lines = [{"url": "https://example.org/1", "body": self.background, "headline": "Fair"}, {"url": "https://example.org/2"}, {"url": 3, "body": good}]
        self.write("feed.jsonl.gz", gzip.compress("".join(json.dumps(line) + "\n" for line in lines).encode() + b"nonsense\n"))
        _, err = self.archive("add", "feed.jsonl.gz", "--id-field", "url", "--text-field", "body", "--title-field", "headline", status=2)
        self.assertIn("feed.jsonl.gz:2:1: has no “body”", err)
        self.assertIn("feed.jsonl.gz:4:1: is not JSON", err)
        listed = [json.loads(line) for line in self.archive("list", "--json")[0].splitlines()]
        self.assertEqual([piece["id"] for piece in listed], ["3", "https://example.org/1"])
        self.assertEqual(listed[1]["title"], "Fair")

    def test_a_damaged_archive_is_an_error_in_a_check_and_the_rest_still_runs(self):
        self.write("new.txt", doubled + self.background)
        self.archive("add", "-", input=json.dumps({"id": "a", "text": "It opens. " + self.background}))
        with open(os.path.join(self.folder, "published.galley/segment-1"), "r+b") as file:
            file.seek(4096 + 40)
            file.write(b"x")
        out, err = self.run_galley("check", "--archive", "published.galley", "new.txt", status=2)
        self.assertIn("[repeated-word]", out)
        self.assertIn("segment-1: block 1 is damaged", err)
        self.assertIn("segment-1: block 1 is damaged", self.archive("verify", status=1)[0])

    # Fixing

    def test_fix_writes_what_is_safe_and_a_second_check_is_clean(self):
        self.write("a.txt", doubled)
        self.run_galley("fix", "a.txt", status=0)
        self.assertEqual(self.read("a.txt"), good)
        self.run_galley("check", "a.txt", status=0)

    def test_fix_diff_writes_nothing_and_applies_with_git(self):
        self.write("a.txt", doubled)
        diff, _ = self.run_galley("fix", "--diff", "a.txt", status=1)
        self.assertEqual(self.read("a.txt"), doubled)
        subprocess.run(["git", "apply", "-"], cwd=self.folder, input=diff.encode(), check=True)
        self.assertEqual(self.read("a.txt"), good)

    def test_fix_of_standard_input_goes_to_standard_output(self):
        self.assertEqual(self.run_galley("fix", "-", input=doubled, status=0)[0], good)
        self.assertEqual(self.run_galley("fix", "-", input=good, status=0)[0], good)

    def test_fix_keeps_utf16_and_its_mark(self):
        self.write("a.txt", doubled.encode("utf-16"))
        self.run_galley("fix", "a.txt", status=0)
        with open(os.path.join(self.folder, "a.txt"), "rb") as file:
            self.assertEqual(file.read(), good.encode("utf-16"))

    def test_text_that_may_repeat_and_is_not_there_is_an_error(self):
        self.write("galley.toml", '[rules.repeated-passage]\nallow = ["notices/letters.txt", "copy/*.txt", "none/*.txt"]\n')
        self.write("copy/a.txt", good)
        out, err = self.run_galley("check", "--no-cache", "copy", status=2)
        self.assertEqual(out, "")
        for name in ("notices/letters.txt", "none/*.txt"):
            self.assertIn(f"galley: {name}: there is no such file or folder, and an option of a rule names it", err)
        self.assertNotIn("copy/*.txt", err)
        self.write("notices/letters.txt", good)
        self.write("none/a.txt", good)
        self.run_galley("check", "--no-cache", "copy", status=0)

    # Comparing

    def test_compare_prints_what_is_shared_and_the_share_of_each_side(self):
        shared = "The harbour board met in the old mill on Friday and agreed that the ferry would sail twice a day.\n"
        self.write("draft.txt", "A first line.\n\n" + shared)
        self.write("old/a.txt", shared + "\nAnd a word more.\n")
        self.write("old/b.txt", "Nothing that anybody has seen before stands in this one.\n")
        out, _ = self.run_galley("compare", "draft.txt", "old", status=1)
        self.assertEqual(out, "draft.txt:3:1: shares 20 words with old/a.txt:1:1, word for word\n"
                              "draft.txt: 87.0% of its words (20 of 23) stand in old\n"
                              "old: 58.8% of its words (20 of 34) stand in draft.txt\n")
        self.run_galley("compare", "--min-words", "21", "draft.txt", "old", status=0)
        self.assertIn("0.0% of its words", self.run_galley("compare", "draft.txt", "old/b.txt", status=0)[0])
        self.assertIn("stdin.txt:1:1: shares 20", self.run_galley("compare", "-", "old", input=shared, status=1)[0])

    def test_compare_prints_json_as_its_schema_says(self):
        shared = "The harbour board met in the old mill on Friday and agreed that the ferry would sail twice a day.\n"
        self.write("a.txt", "\ufeff" + shared)
        self.write("b.txt", shared.replace("Friday", "Sunday"))
        with open(os.path.join(project, "docs/compare.schema.json")) as file:
            schema = json.load(file)
        jsonschema.Draft202012Validator.check_schema(schema)
        report = json.loads(self.run_galley("compare", "--format", "json", "a.txt", "b.txt", status=1)[0])
        jsonschema.validate(report, schema, cls=jsonschema.Draft202012Validator)
        one = report["passages"][0]
        self.assertEqual((one["kind"], one["words"], one["equal_words"], report["a"]["share"]), ("near", 20, 19, 1))
        self.assertEqual(one["a"]["range"]["start"]["offset"], 3)
        self.assertEqual([part for part in one["diff"] if "same" not in part], [{"deleted": "Sunday"}, {"inserted": "Friday"}])
        self.run_galley("compare", "--format", "json", "--output", "out.json", "a.txt", "b.txt", status=1)
        self.assertEqual(json.loads(self.read("out.json"))["passages"], report["passages"])
        broken = json.loads(self.run_galley("compare", "--format", "json", "a.txt", "missing.txt", status=2)[0])
        jsonschema.validate(broken, schema, cls=jsonschema.Draft202012Validator)
        self.assertEqual([error["path"] for error in broken["errors"]], ["missing.txt"])

    def test_compare_shows_how_an_edited_passage_was_edited(self):
        shared = "The harbour board met in the old mill on Friday and agreed that the ferry would sail twice a day."
        self.write("a.txt", "A line.\n\n" + shared + "\n")
        self.write("b.txt", shared.replace("Friday", "Sunday").replace("board", "board, at last,") + "\n")
        out, _ = self.run_galley("compare", "a.txt", "b.txt", status=1)
        self.assertEqual(out.splitlines()[:2], [
            "a.txt:3:1: shares 22 words with b.txt:1:1, 3 of them edited",
            "     3 | The harbour board [-at last,-] met in the old mill on [-Sunday-]{+Friday+} and agreed that the ferry "
            "would sail twice a day"])

    def test_compare_leaves_a_file_out_of_the_folder_it_is_compared_with(self):
        self.write("copy/a.txt", good * 2)
        self.write("copy/b.txt", good)
        self.assertIn("shares 15 words with copy/b.txt", self.run_galley("compare", "copy/a.txt", "copy", status=1)[0])
        self.assertIn("both sides are the same", self.run_galley("compare", "copy", "copy/../copy", status=2)[1])

    # The other commands

    def test_rules_lists_each_rule_and_explain_prints_its_page(self):
        listed = json.loads(self.run_galley("rules", "--json", status=0)[0])
        self.assertIn("repeated-word", [rule["id"] for rule in listed])
        for rule in listed:
            self.assertTrue(rule["summary"], rule["id"])
            self.assertIn(f"# {rule['id']}", self.run_galley("explain", rule["id"], status=0)[0])
        self.assertIn("repeated-word", self.run_galley("explain", "repeated-wrod", status=2)[1])

    def test_rules_lists_every_option_with_its_type_and_default(self):
        python_types = {"boolean": bool, "integer": int, "number": (int, float), "string": str, "array": list}
        options = [option for rule in json.loads(self.run_galley("rules", "--json", status=0)[0]) for option in rule["options"]]
        self.assertGreater(len(options), 10)
        for option in options:
            with self.subTest(option["name"]):
                self.assertIsInstance(option["default"], python_types[option["type"]])
                chosen = option["default"] if option["type"] == "array" else [option["default"]]
                self.assertLessEqual(set(chosen), set(option.get("choices", chosen)))
                self.assertTrue(option["summary"])

    def test_the_schema_of_the_configuration_is_what_the_rules_make_of_it(self):
        listed, _ = self.run_galley("rules", "--json", status=0)
        made = subprocess.run([sys.executable, os.path.join(project, "tools/configuration_schema.py")], input=listed.encode(), capture_output=True, check=True).stdout.decode()
        published = os.path.join(project, "docs/configuration.schema.json")
        if update:
            with open(published, "w") as file:
                file.write(made)
        with open(published) as file:
            self.assertEqual(made, file.read(), "`./dev test --update` writes it anew")
        jsonschema.Draft7Validator.check_schema(json.loads(made))

    def test_program_and_schema_agree_on_configurations(self):
        with open(os.path.join(project, "docs/configuration.schema.json")) as file:
            schema = jsonschema.Draft7Validator(json.load(file))
        self.write("a.txt", good)
        for texts, status in ((configurations.valid, 0), (configurations.invalid, 2)):
            for text in texts:
                with self.subTest(text):
                    self.write("galley.toml", text)
                    _, said = self.run_galley("check", "a.txt", status=status)
                    self.assertEqual(schema.is_valid(tomllib.loads(text)), status == 0)
                    self.assertEqual(bool(re.match(r"galley: galley.toml:\d+:\d+: ", said)), status == 2, said)

    def test_what_init_and_the_page_show_is_as_the_schema_says(self):
        with open(os.path.join(project, "docs/configuration.schema.json")) as file:
            schema = jsonschema.Draft7Validator(json.load(file))
        self.run_galley("init", status=0)
        shown = re.sub(r"^# (?=[a-z-]+ = |\[)", "", self.read("galley.toml"), flags=re.MULTILINE)
        with open(os.path.join(project, "docs/configuration.md")) as file:
            page = re.search(r"```toml\n(fail-on.*?)```", file.read(), re.DOTALL)[1]
        for text in (shown, page):
            written = tomllib.loads(text)
            self.assertIn("overrides", written)
            schema.validate(written)

    def test_init_writes_a_configuration_that_can_be_read_and_never_over_another(self):
        self.write("a.txt", doubled)
        self.run_galley("init", "--baseline", status=0)
        self.run_galley("check", status=0)
        self.run_galley("init", status=2)

    def test_dump_shows_blocks_and_tokens(self):
        self.write("a.md", "# Title\n\nSome *words*.\n")
        out, _ = self.run_galley("dump", "a.md", status=0)
        self.assertIn("heading", out)
        self.assertIn("words", out)

    def test_completions_are_scripts_that_their_shell_reads(self):
        script = self.run_galley("completions", "bash", status=0)[0]
        subprocess.run(["bash", "-n"], input=script.encode(), check=True)
        for shell in ("zsh", "fish"):
            self.assertIn("--format", self.run_galley("completions", shell, status=0)[0].replace("-l format", "--format"))

    def test_help_and_version(self):
        self.assertIn("Check files and folders", self.run_galley("--help", status=0)[0])
        self.assertEqual(self.run_galley("help", status=0)[0], self.run_galley("--help", status=0)[0])
        self.assertIn("--fail-on", self.run_galley("help", "check", status=0)[0])
        self.assertTrue(self.run_galley("--version", status=0)[0].startswith("galley "))

    # Whole pieces of copy, and the example of the README

    def test_the_pieces_in_fixtures_give_what_stands_in_their_report(self):
        out, _ = self.run_galley("check", "fixtures/copy", folder=project, status=1)
        report = os.path.join(project, "fixtures/copy.report")
        if update:
            with open(report, "w") as file:
                file.write(out)
        with open(report) as file:
            self.assertEqual(out, file.read())

    def test_galley_runs_clean_on_its_own_pages(self):
        pages = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs", "rules", "fixtures/README.md")
        self.assertEqual(self.run_galley("check", "--fail-on", "suggestion", *pages, folder=project, status=0)[0], "")

    def test_the_readme_shows_what_is_printed(self):
        with open(os.path.join(project, "README.md")) as file:
            readme = file.read()
        shown = re.search(r"```\n\$ galley (check [^\n]*)\n(.*?)```", readme, re.DOTALL)
        out, _ = self.run_galley(*shown[1].split(), folder=project, status=1)
        if update:
            with open(os.path.join(project, "README.md"), "w") as file:
                file.write(readme[:shown.start(2)] + out + readme[shown.end(2):])
        else:
            self.assertEqual(shown[2], out)

    # Hostile input ends, in time linear in its size

    def test_hostile_input_ends(self):
        for name, text in (("line.txt", "word " * 400_000), ("quotes.md", ">" * 100_000 + " deep\n"), ("brackets.txt", "(" * 100_000 + "x"),
                           ("brackets.md", "[" * 100_000 + "x"), ("one.txt", "buffalo " * 200_000), ("tags.html", "<div>" * 20_000 + "x"),
                           ("same.txt", (good.strip() + " It is a very old house indeed, as everybody knows.\n\n") * 10_000)):
            self.write(name, text)
            with self.subTest(name):
                done = subprocess.run([galley, "check", "-q", name], cwd=self.folder, capture_output=True, timeout=60)
                self.assertIn(done.returncode, (0, 1), done.stderr.decode()[:500])


if __name__ == "__main__":
    unittest.main()
