"""Every capability that the server announces, asked for by a client library (pytest-lsp, pygls)."""
import asyncio, pathlib

import pytest
from lsprotocol import types

from lsp_clients import at, client, diagnostics, open_text, passage, until

doubled = "We keep the the key in a safe place near the door of the old house.\n"
covered = set()


def covers(*capabilities):
    covered.update(capabilities)
    return lambda test: test


@covers("text_document_sync", "position_encoding")
@pytest.mark.asyncio
async def test_incremental_sync_in_the_unit_that_was_agreed(client):
    unit = types.PositionEncodingKind(client.answer.capabilities.position_encoding).value
    uri = open_text(client, "a.txt", "😀 The the key.\n")
    width = {"utf-8": 4, "utf-16": 2, "utf-32": 1}[unit]
    [one] = await diagnostics(client, uri, 1)
    assert one.range == types.Range(at(0, width + 1), at(0, width + 8))
    change = types.TextDocumentContentChangePartial(range=types.Range(at(0, width + 1), at(0, width + 5)), text="")
    client.text_document_did_change(types.DidChangeTextDocumentParams(types.VersionedTextDocumentIdentifier(version=2, uri=uri), [change]))
    assert await diagnostics(client, uri, 0) == []
    client.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri)))
    client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))


@covers("diagnostic_provider")
@pytest.mark.asyncio
async def test_diagnostics_name_rule_page_and_the_other_place(client):
    uri = open_text(client, "b.txt", passage)
    [one] = await diagnostics(client, uri, 1)
    assert (one.code, one.source, one.severity) == ("repeated-passage", "galley", types.DiagnosticSeverity.Warning)
    assert one.code_description.href.endswith("rules/repetition/repeated-passage.md")
    assert one.related_information[0].location.uri == (client.folder / "archive.txt").as_uri()
    assert one.message == "repeats the paragraph at archive.txt:1, word for word (21 words)"
    uri = open_text(client, "c.txt", doubled)
    [one] = await diagnostics(client, uri, 1)
    assert list(one.tags) == [types.DiagnosticTag.Unnecessary]


@covers("diagnostic_provider")
@pytest.mark.asyncio
async def test_pulls_of_a_document_and_of_the_workspace(client):
    uri = open_text(client, "c.txt", doubled)
    document = types.TextDocumentIdentifier(uri)
    report = await client.text_document_diagnostic_async(types.DocumentDiagnosticParams(document))
    again = await client.text_document_diagnostic_async(types.DocumentDiagnosticParams(document, previous_result_id=report.result_id))
    assert (len(report.items), again.kind) == (1, "unchanged")
    whole = await client.workspace_diagnostic_async(types.WorkspaceDiagnosticParams(previous_result_ids=[]))
    known = [types.PreviousResultId(uri=item.uri, value=item.result_id) for item in whole.items]
    assert uri in {item.uri for item in whole.items}
    held = asyncio.ensure_future(client.workspace_diagnostic_async(types.WorkspaceDiagnosticParams(previous_result_ids=known)))
    await asyncio.sleep(0.5)
    assert not held.done()
    open_text(client, "d.txt", passage)
    assert any(item.uri.endswith("d.txt") for item in (await asyncio.wait_for(held, 10)).items)


@covers("code_action_provider")
@pytest.mark.asyncio
async def test_code_actions(client):
    uri = open_text(client, "c.txt", doubled)
    await diagnostics(client, uri, 1)
    ask = lambda only: client.text_document_code_action_async(types.CodeActionParams(
        types.TextDocumentIdentifier(uri), types.Range(at(0, 9), at(0, 9)), types.CodeActionContext(diagnostics=[], only=only)))
    fixes = await ask([types.CodeActionKind.QuickFix])
    assert [action.title for action in fixes][1:] == ["Let it stand (stet: repeated-word)"]
    assert fixes[0].is_preferred
    [all_of_them] = await ask(client.answer.capabilities.code_action_provider.code_action_kinds[1:])
    edit = all_of_them.edit
    edits = edit.changes[uri] if edit.changes else edit.document_changes[0].edits
    assert [(one.new_text, one.range.start.line) for one in edits] == [("", 0)]


@covers("code_action_provider")
@pytest.mark.asyncio
async def test_terms_go_into_the_configuration(client):
    uri = open_text(client, "c.txt", "The defence was read. The defence was long.\n\nThe defense was short.\n")
    ask = lambda: client.text_document_code_action_async(types.CodeActionParams(
        types.TextDocumentIdentifier(uri), types.Range(at(2, 6), at(2, 6)), types.CodeActionContext(diagnostics=[])))
    offered = [action for action in await ask() if action.title.startswith("Add to terms")]
    edits = client.capabilities.workspace.workspace_edit
    if "create" in (edits and edits.resource_operations or []):
        create, change = offered[0].edit.document_changes
        assert (create.kind, create.uri) == ("create", (client.folder / "galley.toml").as_uri())
        assert [one.new_text for one in change.edits] == ['[terms]\n"defence" = ["defense"]\n']
    else:
        assert offered == []
    (client.folder / "galley.toml").write_text("# Ours.\n")
    client.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings={}))
    edit = next(action.edit for action in await ask() if action.title == "Add to terms: “defence”, not “defense”")
    uri, edits = next(iter(edit.changes.items())) if edit.changes else (edit.document_changes[0].text_document.uri, edit.document_changes[0].edits)
    assert uri == (client.folder / "galley.toml").as_uri()
    assert [(one.range, one.new_text) for one in edits] == [(types.Range(at(1, 0), at(1, 0)), '\n[terms]\n"defence" = ["defense"]\n')]


@covers("hover_provider")
@pytest.mark.asyncio
async def test_hover(client):
    uri = open_text(client, "c.txt", doubled)
    shown = await client.text_document_hover_async(types.HoverParams(types.TextDocumentIdentifier(uri), at(0, 9)))
    assert "# repeated-word" in shown.contents.value
    assert await client.text_document_hover_async(types.HoverParams(types.TextDocumentIdentifier(uri), at(0, 40))) is None


@covers("document_highlight_provider", "references_provider")
@pytest.mark.asyncio
async def test_copies(client):
    uri = open_text(client, "b.txt", passage + "\nBetween.\n\n" + passage)
    await diagnostics(client, uri, 2)
    document = types.TextDocumentIdentifier(uri)
    here = await client.text_document_document_highlight_async(types.DocumentHighlightParams(document, at(0, 3)))
    assert [one.range.start.line for one in here] == [0, 4]
    where = await client.text_document_references_async(types.ReferenceParams(types.ReferenceContext(True), document, at(0, 3)))
    assert [pathlib.Path(one.uri).name for one in where] == ["archive.txt", "b.txt", "b.txt"]


@covers("workspace")
@pytest.mark.asyncio
async def test_folders_come_and_go(client, tmp_path_factory):
    uri = open_text(client, "c.txt", "Nothing else stands here.\n\n" + doubled)
    await diagnostics(client, uri, 1)
    other = tmp_path_factory.mktemp("other")
    (other / "a.txt").write_text(doubled)
    folder = types.WorkspaceFolder(uri=other.as_uri(), name="other")
    event = types.WorkspaceFoldersChangeEvent(added=[folder], removed=[])
    client.workspace_did_change_workspace_folders(types.DidChangeWorkspaceFoldersParams(event))
    await diagnostics(client, uri, 2)
    event = types.WorkspaceFoldersChangeEvent(added=[], removed=[folder])
    client.workspace_did_change_workspace_folders(types.DidChangeWorkspaceFoldersParams(event))
    await diagnostics(client, uri, 1)


@pytest.mark.asyncio
async def test_configuration_is_watched_where_the_client_can(client):
    files = client.capabilities.workspace.did_change_watched_files
    if files and files.dynamic_registration:
        assert {"**/galley.toml", "**/.vale.ini", "**/*.md"} <= set(await until(lambda: client.watched))


@pytest.mark.asyncio
async def test_progress_of_the_first_index_where_the_client_shows_it(client):
    if client.capabilities.window and client.capabilities.window.work_done_progress:
        await until(lambda: any(reports[-1].kind == "end" for reports in client.progress_reports.values()))


@pytest.mark.asyncio
async def test_every_announced_capability_is_covered(client):
    announced = client.answer.capabilities
    names = {field.name for field in announced.__attrs_attrs__ if getattr(announced, field.name) is not None}
    assert names <= covered
