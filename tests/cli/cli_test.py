#!/usr/bin/env python3
"""cli_test.py GALLEY [--update]: drives the program as a person would, in a folder of its own.

--update rewrites the report of fixtures/copy and the README's example; read the diff.
"""
import json, os, pty, re, shutil, signal, subprocess, sys, tempfile, tomllib, unittest, xml.etree.ElementTree

import jsonschema

import configurations

galley = os.path.abspath(sys.argv.pop(1))
update = "--update" in sys.argv and sys.argv.remove("--update") is None
project = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
doubled = "We keep the the key in a safe place near the door of the old house.\n"
good = "We keep the key in a safe place near the door of the old house.\n"


class CommandLine(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())
        return path

    def read(self, name):
        with open(os.path.join(self.folder, name), "rb") as file:
            return file.read().decode()

    def run_galley(self, *words, status=None, input="", env=None, folder=None):
        done = subprocess.run([galley, *words], cwd=folder or self.folder, input=input.encode(), capture_output=True, timeout=120,
                              env={**os.environ, **(env or {})})
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

    def test_fail_on_never_ends_with_0(self):
        self.write("a.txt", doubled)
        self.run_galley("check", "--fail-on", "never", "a.txt", status=0)

    def test_severity_decides_the_status(self):
        self.write("a.txt", doubled)
        self.run_galley("check", "--severity", "repeated-word=suggestion", "a.txt", status=0)
        self.run_galley("check", "--severity", "repeated-word=suggestion", "--fail-on", "suggestion", "a.txt", status=1)

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
        printed, _ = self.run_galley("check", "--format", "json", "--select", "all", os.path.join(project, "fixtures/copy"), "missing.txt", status=2)
        report = json.loads(printed)
        jsonschema.Draft202012Validator.check_schema(schema)
        jsonschema.validate(report, schema, cls=jsonschema.Draft202012Validator)
        self.assertGreater(len(report["diagnostics"]), 10)
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
        self.assertEqual((issues[0]["check_name"], issues[0]["severity"]), ("repeated-word", "major"))

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
