"""Ten thousand random edits, sent as a client sends them: then what the server says is what `galley check` says of the same texts."""
import json, os, random, re, shutil, subprocess

import pytest
from lsprotocol import types

from lsp_clients import client, diagnostics_now, open_text, until

edits, between_checks = 2000, 50  # of each of five clients
names = ["a.txt", "b.md", "c.html", "d.txt"]
begin = ("The harbour office said the two larger boats will leave the northern crossing before the summer. "
         "Nobody at the quay had heard of it, as the pilots were told by telephone on the morning after.\n")
pieces = [" the the ", "“", "”", "\n", "\n\n", "\r\n", "\r", "é", "😀", "e\u0301", " harbour harbor", "1. ", "3. ", "# ", "> ", "<p>", "</p>",
          "<!-- stet -->\n", "[[stet]]\n", begin[:97], begin[97:], "colour", "Kyiv", "(", "\ufeff", "\t", "- an item\n", ".", "&amp;", "`"]
line_end = re.compile("\r\n|\n|\r")


def size(text, unit):
    if unit == "utf-32":
        return len(text)
    return len(text.encode()) if unit == "utf-8" else len(text.encode("utf-16-le")) // 2


def position(text, at, unit):
    ends = [match.end() for match in line_end.finditer(text, 0, at)]
    return types.Position(len(ends), size(text[ends[-1] if ends else 0:at], unit))


def place(pick, text):
    """Not between CR and LF, where no client can point."""
    at = pick.randint(0, len(text))
    return at - 1 if text[at - 1:at + 1] == "\r\n" else at


def change(pick, text, unit):
    """One more change of a text: what is told to the server, and what becomes of the text."""
    if pick.random() < 0.002:
        with_text = begin + "".join(pick.choices(pieces, k=20))
        return types.TextDocumentContentChangeWholeDocument(text=with_text), with_text
    first = place(pick, text)
    last = first
    if len(text) > 6000 or pick.random() < 0.25:
        last = min(first + pick.randint(0, 60), len(text))
        last -= text[last - 1:last + 1] == "\r\n" and last > first
    with_text = "" if last > first and pick.random() < 0.7 else pick.choice(pieces)
    span = types.Range(position(text, first, unit), position(text, last, unit))
    return types.TextDocumentContentChangePartial(range=span, text=with_text), text[:first] + with_text + text[last:]


def fresh(folder, copy, texts, unit):
    """What the command line says of the texts, in the words of the protocol."""
    shutil.copytree(folder, copy)
    for name, text in texts.items():
        (copy / name).write_bytes(text.encode())
    done = subprocess.run([os.environ["GALLEY"], "check", "--quiet", "--no-cache", "--format", "jsonl", "."], cwd=copy, capture_output=True, timeout=60)
    assert done.returncode in (0, 1), done.stderr
    shutil.rmtree(copy)
    said = {name: [] for name in texts}
    for line in done.stdout.decode().splitlines():
        one = json.loads(line)
        if one["path"] in said:
            places = [position(texts[one["path"]], place_in(texts[one["path"]], one["range"][end]["offset"]), unit) for end in ("start", "end")]
            said[one["path"]].append((one["rule"], *places, one["message"], one["fingerprint"]))
    return said


def place_in(text, offset):
    return len(text.encode()[:offset].decode())


async def said_by(client):
    return {name: [(one.code, one.range.start, one.range.end, one.message, one.data["fingerprint"])
                   for one in await diagnostics_now(client, (client.folder / name).as_uri()) or []] for name in names}


@pytest.mark.asyncio
async def test_after_random_edits_it_says_what_a_fresh_check_says(client, request, tmp_path_factory):
    unit = types.PositionEncodingKind(client.answer.capabilities.position_encoding).value
    copy = tmp_path_factory.mktemp("fresh") / "copy"
    (client.folder / "galley.toml").write_text('select = ["all"]\n')
    client.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings={}))
    texts = {name: begin for name in names}
    for name, text in texts.items():
        open_text(client, name, text)
    pick = random.Random(request.node.name)
    most = 0
    for number in range(1, edits + 1):
        name = pick.choice(names)
        changes = []
        for _ in range(pick.choice([1, 1, 1, 2, 3])):
            one, texts[name] = change(pick, texts[name], unit)
            changes.append(one)
        document = types.VersionedTextDocumentIdentifier(version=number + 1, uri=(client.folder / name).as_uri())
        client.text_document_did_change(types.DidChangeTextDocumentParams(document, changes))
        if number % between_checks == 0:
            wanted = fresh(client.folder, copy, texts, unit)

            async def is_caught_up():
                return await said_by(client) == wanted

            try:
                await until(is_caught_up)
            except AssertionError:
                assert await said_by(client) == wanted, f"after {number} edits"
            most = max(most, sum(len(list_of) for list_of in wanted.values()))
    assert most > 20
