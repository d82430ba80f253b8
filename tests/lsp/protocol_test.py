#!/usr/bin/env python3
"""protocol_test.py GALLEY: what a client may send that is wrong, and the program itself: streams, signals, its end."""
import json, os, select, shutil, subprocess, sys, tempfile, time, unittest

from client import Client

galley = os.path.abspath(sys.argv.pop(1))
doubled = "We keep the the key in a safe place near the door of the old house.\n"


def apply_edit(text, edit):
    """Of a text in ASCII, whose columns are the same in every unit."""
    begins = [0] + [at + 1 for at, letter in enumerate(text) if letter == "\n"]
    start, end = (begins[place["line"]] + place["character"] for place in (edit["range"]["start"], edit["range"]["end"]))
    return text[:start] + edit["newText"] + text[end:]


class Protocol(unittest.TestCase):
    def setUp(self):
        self.folder = os.path.realpath(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        self.client = Client(galley, self.folder)
        self.addCleanup(lambda: self.client.close())

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, "w", newline="") as file:
            file.write(text)
        return "file://" + path

    def is_alive(self):
        self.client.open("file:///alive.txt", doubled, language="plaintext")
        self.assertEqual([one["code"] for one in self.client.published("file:///alive.txt")], ["repeated-word"])

    def test_goodbye_ends_with_0_and_anything_else_with_1(self):
        self.client.initialize()
        self.assertIsNone(self.client.ask("shutdown", None)["result"])
        self.client.notify("exit", None)
        self.assertEqual(self.client.child.wait(timeout=20), 0)
        for end in (lambda client: client.notify("exit", None), lambda client: client.child.stdin.close()):
            client = Client(galley, self.folder)
            client.initialize()
            end(client)
            self.assertEqual(client.child.wait(timeout=20), 1)
            client.close()

    def test_a_client_that_stops_reading_and_goes_is_no_crash(self):
        self.client.initialize()
        self.client.child.stdout.close()
        self.client.open("file:///a.txt", doubled)
        self.client.child.stdin.close()
        self.assertEqual(self.client.child.wait(timeout=20), 1)

    def test_garbage_gets_errors_and_the_server_lives(self):
        self.client.initialize()
        for garbage in (b"\x00\xff\xfe garbage \r\n\r\n", b"Content-Length: nonsense\r\n\r\n", b"Content-Length: 3\r\n\r\n{{{",
                        b"Content-Length: 4\r\n\r\n\"\xff\"\n", b"Content-Length: 2\r\n\r\n[]", b"Content-Length: 20\r\n\r\n" + b"[" * 20):
            self.client.write(garbage)
            if garbage != b"Content-Length: 4\r\n\r\n\"\xff\"\n":
                self.assertIn("error", self.client.wait(lambda message: message.get("id", 0) is None))
        self.is_alive()

    def test_a_deeply_nested_message_is_an_error_or_ignored_and_the_server_lives(self):
        self.client.initialize()
        body = b"[" * 1_000_000 + b"]" * 1_000_000
        self.client.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.assertEqual(self.client.wait(lambda message: "error" in message)["error"]["code"], -32600)
        self.is_alive()

    def test_a_huge_message_is_skipped_and_the_server_lives_in_bounded_memory(self):
        self.client.initialize()
        size = 300 << 20
        self.client.write(b"Content-Length: %d\r\n\r\n" % size)
        for _ in range(size >> 20):
            self.client.write(b"x" * (1 << 20))
        self.assertIn("too long", self.client.wait(lambda message: "error" in message)["error"]["message"])
        self.is_alive()
        self.assertLess(self.client.peak_memory(), 200_000_000)  # of a message of 300 MB

    def test_a_large_piece_is_checked(self):
        self.client.initialize()
        self.client.open("file:///large.txt", "".join(f"Line {number} says what no other line says.\n\n" for number in range(50_000)))
        self.client.published("file:///large.txt")
        self.is_alive()

    def test_before_initialize_and_after_shutdown_requests_are_refused(self):
        self.assertEqual(self.client.ask("textDocument/hover", {})["error"]["code"], -32002)
        self.client.open("file:///a.txt", doubled)
        self.client.initialize()
        self.client.ask("shutdown", None)
        self.assertEqual(self.client.ask("textDocument/hover", {})["error"]["code"], -32600)

    def test_wrong_params_are_errors_and_the_server_lives(self):
        self.client.initialize()
        self.client.open("file:///a.txt", doubled)
        document = {"uri": "file:///a.txt"}
        for method in ("textDocument/hover", "textDocument/codeAction", "textDocument/references", "textDocument/documentHighlight",
                       "textDocument/diagnostic", "workspace/diagnostic"):
            for params in (None, [], {}, {"textDocument": 3}, {"textDocument": {"uri": 3}}, {"textDocument": document, "position": [], "range": 1}):
                if method == "textDocument/diagnostic" and params and "position" in params:
                    continue
                self.assertEqual(self.client.ask(method, params)["error"]["code"], -32602, (method, params))
        for params in (None, {}, {"textDocument": document, "contentChanges": 3}, {"textDocument": {"uri": []}}):
            self.client.notify("textDocument/didChange", params)
        self.is_alive()

    def test_random_messages_never_end_it(self):
        import random
        pick = random.Random(5)
        self.client.initialize(self.folder)
        methods = ["textDocument/didOpen", "textDocument/didChange", "textDocument/didClose", "textDocument/didSave", "textDocument/hover",
                   "textDocument/codeAction", "textDocument/diagnostic", "workspace/diagnostic", "workspace/didChangeWatchedFiles",
                   "workspace/didChangeWorkspaceFolders", "workspace/didChangeConfiguration", "$/cancelRequest", "textDocument/references"]
        place = lambda: {"line": pick.choice([0, 1, -1, 2**31, 2**40, "x", 0.5]), "character": pick.choice([0, 5, 99, -3, None])}
        for number in range(3000):
            uri = pick.choice(["file:///a.txt", "file:///b.md", "untitled:x", "nonsense", "", 7])
            span = {"start": place(), "end": place()}
            params = {"textDocument": {"uri": uri, "version": number, "languageId": "markdown", "text": pick.choice([doubled, "", 3])},
                      "position": place(), "range": span, "context": pick.choice([{}, None, {"only": ["quickfix"]}]), "id": pick.randint(1, 3000),
                      "contentChanges": [{"range": span, "text": pick.choice(["é", doubled, None])}], "previousResultIds": [],
                      "changes": [{"uri": uri, "type": pick.choice([1, 2, 3, 9])}], "event": {"added": [], "removed": []}}
            message = {"jsonrpc": "2.0", "method": pick.choice(methods), "params": params}
            if pick.random() < 0.5:
                message["id"] = number
            self.client.send(message)
            while select.select([self.client.child.stdout], [], [], 0)[0] and self.client.read(5):
                pass
        self.is_alive()

    def test_a_request_that_waits_can_be_cancelled(self):
        self.client.initialize()
        self.client.open("file:///a.txt", doubled * 20_000)
        asked = [self.client.request("textDocument/hover", {"textDocument": {"uri": "file:///a.txt"}, "position": {"line": 0, "character": 9}})
                 for _ in range(20)]
        self.client.notify("$/cancelRequest", {"id": asked[-1]})
        answer = self.client.wait(lambda message: message.get("id") == asked[-1], 60)
        self.assertEqual(answer["error"]["code"], -32800)

    def test_an_idle_server_uses_no_processor(self):
        self.write("a.txt", doubled)
        self.client.initialize(self.folder)
        uri = self.write("b.txt", doubled)
        self.client.open(uri, doubled)
        self.client.published(uri)
        time.sleep(1)
        before = self.client.cpu()
        time.sleep(2)
        self.assertLessEqual(self.client.cpu() - before, 0.01)

    def test_it_says_what_the_command_line_says(self):
        copy = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "fixtures/copy")
        done = subprocess.run([galley, "check", "--format", "jsonl", "--columns", "utf16", "."], cwd=copy, capture_output=True)
        wanted = {}
        for line in done.stdout.decode().splitlines():
            one = json.loads(line)
            start = one["range"]["start"]
            wanted.setdefault(one["path"], []).append((one["rule"], start["line"] - 1, start["column"] - 1, one["message"], one["fingerprint"]))
        # JSON counts code points, so the server is asked to.
        self.client.initialize(copy, {"general": {"positionEncodings": ["utf-32"]}})
        for name in sorted(os.listdir(copy)):
            uri = f"file://{copy}/{name}"
            with open(os.path.join(copy, name), newline="") as file:
                self.client.open(uri, file.read(), language="")
            said = [(one["code"], one["range"]["start"]["line"], one["range"]["start"]["character"], one["message"], one["data"]["fingerprint"])
                    for one in self.client.published(uri)]
            self.assertEqual(said, wanted.get(name, []), name)

    def test_two_names_of_one_file_are_one(self):
        passage = "The fair was founded by two fishermen in a wet summer, when no boat could leave the bay for a month.\n"
        os.mkdir(os.path.join(self.folder, "real"))
        os.symlink("real", os.path.join(self.folder, "link"))
        self.write("real/a.txt", passage)
        self.client.initialize(os.path.join(self.folder, "real"))
        uri = f"file://{self.folder}/link/a.txt"
        self.client.open(uri, passage)
        self.assertEqual(self.client.published(uri), [])
        self.client.ask("textDocument/hover", {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 0}})
        time.sleep(1)
        self.client.ask("textDocument/hover", {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 0}})
        self.assertEqual([one for one in self.client.passed if one.get("params", {}).get("diagnostics")], [])

    # Configuration

    def test_the_configuration_is_read_again_when_it_changes(self):
        uri = self.write("a.txt", doubled)
        config = self.write("galley.toml", 'ignore = ["repeated-word"]\n')
        self.client.initialize(self.folder)
        self.client.open(uri, doubled)
        self.assertEqual(self.client.published(uri), [])
        self.write("galley.toml", "")
        self.client.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": config, "type": 2}]})
        self.assertEqual(len(self.client.published(uri)), 1)
        self.write("galley.toml", 'exclude = ["a.txt"]\n')
        self.client.notify("textDocument/didSave", {"textDocument": {"uri": config}})
        self.assertEqual(self.client.published(uri), [])

    def test_a_page_of_the_house_is_read_again_when_it_changes(self):
        page = ("# council\n\nIt has a small letter.\n\n```yaml rule\nextends: existence\nmessage: Not '%s'\ntokens: [WORD]\n```\n\n"
                "## In a sentence\n\n```text\nThe WORD met.\n    ^^^^ council\n```\n\n## What is fine\n\n```text\nIt met.\n```\n")
        text = "Then the Council met a bishop there.\n"
        uri = self.write("a.txt", text)
        self.write("galley.toml", 'house-rules = ["house"]\nselect = ["council"]\n')
        os.makedirs(os.path.join(self.folder, "house"))
        rule = self.write("house/council.md", page.replace("WORD", "Council"))
        self.client.initialize(self.folder)
        self.client.open(uri, text)
        self.assertEqual([d["message"] for d in self.client.published(uri)], ["Not 'Council'"])
        self.write("house/council.md", page.replace("WORD", "bishop"))
        self.client.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": rule, "type": 2}]})
        self.assertEqual([d["message"] for d in self.client.published(uri)], ["Not 'bishop'"])
        self.write("house/council.md", page.replace("tokens: [WORD]", "tokens: ['(']"))
        self.client.notify("textDocument/didSave", {"textDocument": {"uri": rule}})
        self.assertEqual(self.client.published(rule)[0]["range"]["start"], {"line": 7, "character": 9})
        self.assertEqual(self.client.published(uri), [])
        self.write("house/council.md", page.replace("WORD", "there"))
        self.client.notify("textDocument/didSave", {"textDocument": {"uri": rule}})
        self.assertEqual([d["message"] for d in self.client.published(uri)], ["Not 'there'"])

    def test_a_section_of_a_vale_ini_asks_what_the_editor_has_not_saved(self):
        self.write(".vale.ini", "StylesPath = styles\n[*.md if .Meta.draft]\nBasedOnStyles = S\n")
        os.makedirs(os.path.join(self.folder, "styles/S"))
        self.write("styles/S/Old.yml", "extends: existence\nmessage: old\ntokens: [foo]\n")
        uri = self.write("a.md", "---\ndraft: true\n---\n\nA foo.\n")
        self.client.initialize(self.folder)
        self.client.open(uri, "---\ndraft: false\n---\n\nA foo.\n", language="markdown")
        self.assertEqual(self.client.published(uri), [])
        changed = {"textDocument": {"uri": uri, "version": 2}, "contentChanges": [{"text": "---\ndraft: true\n---\n\nA foo.\n"}]}
        self.client.notify("textDocument/didChange", changed)
        self.assertEqual([one["code"] for one in self.client.published(uri)], ["S.Old"])

    def test_what_was_published_before_is_found_in_the_configured_archive(self):
        passage = "The fair was founded by two fishermen in a wet summer, when no boat could leave the bay for a month.\n"
        os.mkdir(os.path.join(self.folder, "copy"))
        self.write("copy/galley.toml", 'archive = "../published.galley"\nselect = ["archived-passage", "repeated-word"]\n')
        self.write("old.txt", "The old fair\n\n" + passage)
        own = self.write("copy/own.txt", passage + "\n" + passage.replace("fair", "regatta"))
        subprocess.run([galley, "archive", "add", "--quiet", "--archive", "published.galley", "old.txt", "copy/own.txt"], cwd=self.folder, check=True)
        os.remove(os.path.join(self.folder, "old.txt"))
        self.client.initialize(os.path.join(self.folder, "copy"))
        uri = self.write("copy/new.txt", "What is new stands first.\n\n" + passage)
        self.client.open(uri, "What is new stands first.\n\n" + passage)
        [one] = self.client.published(uri)
        self.assertEqual((one["code"], one["range"]["start"]["line"], one["data"]["facts"]["id"]), ("archived-passage", 2, "old.txt"))
        wanted = json.loads(subprocess.run([galley, "check", "--format", "jsonl", "new.txt"], cwd=os.path.join(self.folder, "copy"), capture_output=True).stdout)
        self.assertEqual((one["message"], one["data"]["fingerprint"]), (wanted["message"], wanted["fingerprint"]))
        # A piece that was published itself is compared with others only, however it changes; wherever it stands.
        self.client.open(own, "What is new stands first.\n\n" + passage.replace("fair", "regatta"))
        self.assertEqual([said["data"]["facts"]["id"] for said in self.client.published(own)], ["old.txt"])
        aside = passage.replace("fair was founded", "lighthouse was painted").replace("fishermen", "sisters").replace("a month", "the whole of May")
        elsewhere = self.write("aside.txt", aside + "\n" + aside.replace("May", "June"))
        subprocess.run([galley, "archive", "add", "--quiet", "--archive", "published.galley", "aside.txt"], cwd=self.folder, check=True)
        self.client.notify("workspace/didChangeConfiguration", {"settings": {}})
        self.client.open(elsewhere, "What is new stands first.\n\n" + aside)
        self.assertNotIn("aside.txt", [said["data"]["facts"]["id"] for said in self.client.published(elsewhere)])
        # What can't be read is said.
        shutil.rmtree(os.path.join(self.folder, "published.galley"))
        self.client.notify("workspace/didChangeConfiguration", {"settings": {}})
        shown = self.client.wait(lambda message: message.get("method") == "window/showMessage")
        self.assertIn("published.galley", shown["params"]["message"])
        self.assertEqual(self.client.published(uri), [])

    def terms_offered(self, uri, text):
        """What "add to terms" would make of the configuration's file, by the action's title."""
        self.client.ask("textDocument/hover", {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 0}})
        everywhere = {"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}
        actions = self.client.ask("textDocument/codeAction", {"textDocument": {"uri": uri}, "range": everywhere, "context": {"diagnostics": []}})["result"]
        made = {}
        for action in actions:
            if action["title"].startswith("Add to terms"):
                [(changed, [edit])] = action["edit"]["changes"].items()
                made[action["title"]] = (changed, apply_edit(text, edit))
        return made

    def test_terms_are_added_to_the_nearest_configuration(self):
        variants = "The defence was read. The defence was long. The defense was short.\n"
        config = "# Ours.\n[terms]\nKyiv = [\"Kiev\"]  # since 2019\n"
        wanted = config + '"defence" = ["defense"]\n'
        os.mkdir(os.path.join(self.folder, "copy"))
        uri = self.write("copy/a.txt", variants)
        path = self.write("galley.toml", config)
        self.client.initialize(self.folder)
        self.client.open(uri, variants)
        title = "Add to terms: “defence”, not “defense”"
        self.assertEqual(self.terms_offered(uri, config)[title], (path, wanted))
        # What is open in the editor counts, not what the disk has.
        self.client.open(path, config + "\n", language="toml")
        self.assertEqual(self.terms_offered(uri, config + "\n")[title], (path, wanted + "\n"))
        self.client.notify("textDocument/didClose", {"textDocument": {"uri": path}})
        # Once it is saved the house's word holds, and isn't offered again.
        self.write("galley.toml", wanted)
        self.client.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": path, "type": 2}]})
        self.assertEqual(self.terms_offered(uri, wanted), {})
        shown = self.client.ask("textDocument/hover", {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 50}})
        self.assertIn("the house writes “defence”, not “defense”", shown["result"]["contents"]["value"])

    def test_terms_are_added_to_pyproject_and_not_to_what_is_wrong(self):
        variants = "The defence was read. The defence was long. The defense was short.\n"
        uri = self.write("a.txt", variants)
        config = "[tool.galley]\r\nfail-on = \"error\"\r\n"
        path = self.write("pyproject.toml", config)
        self.client.initialize(self.folder)
        self.client.open(uri, variants)
        made = self.terms_offered(uri, config)
        self.assertEqual(made["Add to terms: “defense”, not “defence”"], (path, config + "\r\n[tool.galley.terms]\r\n\"defense\" = [\"defence\"]\r\n"))
        self.write("pyproject.toml", "[tool.galley\n")
        self.client.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": path, "type": 2}]})
        self.assertEqual(self.terms_offered(uri, ""), {})

    def test_what_a_baseline_records_is_not_said(self):
        uri = self.write("a.txt", doubled)
        self.write("galley.toml", 'baseline = ".galley-baseline.json"\n')
        subprocess.run([galley, "check", "--update-baseline", "a.txt"], cwd=self.folder, capture_output=True, check=True)
        self.client.initialize(self.folder)
        self.client.open(uri, doubled)
        self.assertEqual(self.client.published(uri), [])
        self.client.notify("textDocument/didChange", {"textDocument": {"uri": uri, "version": 2}, "contentChanges": [{"text": doubled + "\nThey found the the book.\n"}]})
        self.assertEqual([one["range"]["start"]["line"] for one in self.client.published(uri, 2)], [2])

    def test_a_wrong_configuration_is_shown_in_its_file_until_it_is_mended(self):
        uri = self.write("a.txt", doubled)
        config = self.write("galley.toml", 'fail-on = "warning"\nfial-on = "error"\n')
        self.client.initialize(self.folder)
        self.client.open(uri, doubled)
        problem = self.client.published(config)[0]
        self.assertEqual(problem["range"]["start"], {"line": 1, "character": 0})
        self.assertIn("fail-on", problem["message"])
        self.write("galley.toml", 'fail-on = "warning"\n')
        self.client.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": config, "type": 2}]})
        self.assertEqual(self.client.published(config), [])
        self.assertEqual(len(self.client.published(uri)), 1)

    def test_the_command_lines_options_hold(self):
        self.client.close()
        self.client = Client(galley, self.folder, "--select", "repeated-word", "--severity", "repeated-word=suggestion", "--stdio")
        self.client.initialize()
        self.client.open("file:///a.txt", doubled + "\ncolour and color\n")
        self.assertEqual([(one["code"], one["severity"]) for one in self.client.published("file:///a.txt")], [("repeated-word", 3)])


if __name__ == "__main__":
    unittest.main(verbosity=1)
