"""A server for each test, and clients that can as much as known editors do. GALLEY names the program."""
import asyncio, inspect, os, pathlib

import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

passage = "The fair was founded by two fishermen in a wet summer, when no boat could leave the bay for a month.\n"


def watching_client():
    """A client which is asked to watch files, and notes which."""
    client = pytest_lsp.make_test_lsp_client()
    client.watched = []

    @client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def register(params: types.RegistrationParams):
        client.watched += [watcher["globPattern"] for one in params.registrations for watcher in one.register_options["watchers"]]

    return client


server = ClientServerConfig(server_command=[os.environ["GALLEY"], "lsp"], client_factory=watching_client)


def pulling():
    capabilities = client_capabilities("visual-studio-code")
    capabilities.text_document.diagnostic = types.DiagnosticClientCapabilities(related_document_support=True)
    capabilities.workspace.diagnostics = types.DiagnosticWorkspaceClientCapabilities(refresh_support=True)
    return capabilities


@pytest_lsp.fixture(config=server, params=["neovim@v0.7", "neovim", "visual-studio-code", "emacs", "pulling"])
async def client(request, lsp_client: LanguageClient, tmp_path: pathlib.Path):
    (tmp_path / "archive.txt").write_text(passage)
    capabilities = pulling() if request.param == "pulling" else client_capabilities(request.param)
    folder = types.WorkspaceFolder(uri=tmp_path.as_uri(), name="copy")
    result = await lsp_client.initialize_session(types.InitializeParams(capabilities=capabilities, workspace_folders=[folder], root_uri=folder.uri))
    lsp_client.answer, lsp_client.folder = result, tmp_path
    yield
    await lsp_client.shutdown_session()


def open_text(client, name, text):
    uri = (client.folder / name).as_uri()
    client.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(uri=uri, language_id="plaintext", version=1, text=text)))
    return uri


async def until(condition, seconds=10):
    """What the condition gives, a value or a coroutine's, once that is true."""
    for _ in range(int(seconds * 50)):
        found = condition()
        if inspect.isawaitable(found):
            found = await found
        if found:
            return found
        await asyncio.sleep(0.02)
    raise AssertionError("it didn't come about")


def is_pulling(client):
    return client.capabilities.text_document.diagnostic and client.answer.capabilities.diagnostic_provider


async def diagnostics_now(client, uri):
    """What is said of a document: pushed or pulled, as the client does. None where nothing was pushed yet."""
    if is_pulling(client):
        report = await client.text_document_diagnostic_async(types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri)))
        return list(report.items)
    return list(client.diagnostics[uri]) if uri in client.diagnostics else None


async def diagnostics(client, uri, number):
    """The same, once it is so many."""

    async def found():
        said = await diagnostics_now(client, uri)
        return [said] if said is not None and len(said) == number else None

    return (await until(found))[0]


def at(line, character):
    return types.Position(line, character)
