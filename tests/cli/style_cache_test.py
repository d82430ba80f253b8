#!/usr/bin/env python3
"""style_cache_test.py GALLEY: what styles are compiled to is kept, and never believed where it shouldn't be."""
import glob, os, subprocess, sys, unittest

from folder import FolderTest

galley = os.path.abspath(sys.argv.pop(1))


class StyleCache(FolderTest):
    def setUp(self):
        super().setUp()
        self.write(".vale.ini", "StylesPath = styles\nVocab = Ours\n[*]\nBasedOnStyles = House\n")
        self.write("styles/House/Wordy.yml", "extends: existence\nmessage: \"Avoid '%s'.\"\nignorecase: true\ntokens:\n  - utili[sz]e\n  - in order to\n")
        self.write("styles/House/Terms.yml", "extends: substitution\nmessage: \"Use '%s', not '%s'.\"\nswap:\n  e-mail(?!s): email\n")
        self.write("styles/config/vocabularies/Ours/accept.txt", "utilize\n")
        self.write("a.md", "We utilize e-mail in order to Utilise it.\n")

    def check(self, *words):
        done = subprocess.run([galley, "check", "--select", "none", "--format", "jsonl", "--fail-on", "never", *words, "a.md"],
                              cwd=self.folder, env=self.environment, capture_output=True, timeout=120)
        return done.returncode, done.stdout.decode(), [line for line in done.stderr.decode().splitlines() if " in 1 of " not in line]

    def kept(self):
        return glob.glob(os.path.join(self.folder, ".xdg", "galley", "*.styles"))

    def same_with_and_without(self):
        plain = self.check("--no-cache")
        self.assertEqual(self.check(), plain)
        self.assertEqual(self.check(), plain)
        return plain[1]

    def test_no_cache_keeps_nothing(self):
        self.check("--no-cache")
        self.assertEqual(self.kept(), [])
        self.check()
        self.assertEqual(len(self.kept()), 1)

    def test_a_second_run_says_the_same_and_writes_nothing(self):
        self.assertEqual(self.same_with_and_without().count("\n"), 3)
        before = os.stat(self.kept()[0])
        self.check()
        self.assertEqual(os.stat(self.kept()[0]).st_ino, before.st_ino)

    def test_what_is_edited_changes_the_answer(self):
        edits = (("styles/config/vocabularies/Ours/accept.txt", "in order to\n"),
                 ("styles/House/Wordy.yml", "extends: existence\nmessage: \"Never '%s'.\"\ntokens:\n  - it\n"),
                 ("styles/House/Terms.yml", "extends: substitution\nmessage: \"Use '%s', not '%s'.\"\nswap:\n  e-mail: mail\n"),
                 ("styles/House/New.yml", "extends: repetition\nmessage: \"'%s' again\"\ntokens:\n  - '[^\\s]+'\n"),
                 ("styles/House/Terms.yml", "extends: [\n"),
                 ("styles/House/Terms.yml", "extends: existence\nmessage: x\ntokens: ['(a']\n"),
                 (".vale.ini", "StylesPath = styles\nMinAlertLevel = error\n[*]\nBasedOnStyles = House\n"))
        before = self.check()
        for name, text in edits:
            self.write(name, text)
            self.same_with_and_without()
            after = self.check()
            if "New" not in name:
                self.assertNotEqual(after, before, name)
            before = after

    def test_one_that_is_damaged_is_made_anew(self):
        plain = self.check("--no-cache")
        self.check()
        path = self.kept()[0]
        with open(path, "rb") as file:
            whole = file.read()
        step = max(1, len(whole) // 40)
        for at in [*range(0, 64), *range(64, len(whole), step)]:
            flipped = bytearray(whole)
            flipped[at] ^= 1
            for damaged in (bytes(flipped), whole[:at]):
                with open(path, "wb") as file:
                    file.write(damaged)
                self.assertEqual(self.check(), plain, at)
        self.check()
        with open(path, "rb") as file:
            self.assertEqual(file.read(), whole)

    def test_a_folder_that_can_not_be_written_to_is_no_error(self):
        plain = self.check("--no-cache")
        self.write(".xdg", "no folder")
        self.assertEqual(self.check(), plain)


unittest.main()
