"""A client of the language server, for tests and benchmarks: no library, so that it can send what is wrong, too."""
import json, os, select, subprocess, time


class Client:
    """Speaks with one server, byte by byte where a test wants it."""

    def __init__(self, galley, folder, *words):
        self.child = subprocess.Popen([galley, "lsp", *words], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
        self.buffer = b""
        self.ids = 0
        self.passed = []

    def write(self, data):
        while data:
            data = data[self.child.stdin.write(data):]

    def send(self, message):
        body = json.dumps(message).encode()
        self.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)

    def notify(self, method, params):
        self.send({"jsonrpc": "2.0", "method": method, "params": params})

    def request(self, method, params):
        self.ids += 1
        self.send({"jsonrpc": "2.0", "id": self.ids, "method": method, "params": params})
        return self.ids

    def ask(self, method, params):
        wanted = self.request(method, params)
        return self.wait(lambda message: message.get("id") == wanted and "method" not in message)

    def read(self, seconds=20):
        end = time.monotonic() + seconds
        while True:
            head, found, rest = self.buffer.partition(b"\r\n\r\n")
            if found:
                size = int(head.split(b":")[1])
                if len(rest) >= size:
                    self.buffer = rest[size:]
                    return json.loads(rest[:size])
            left = end - time.monotonic()
            if left <= 0 or not select.select([self.child.stdout], [], [], left)[0]:
                return None
            part = os.read(self.child.stdout.fileno(), 1 << 16)
            if not part:
                return None
            self.buffer += part

    def wait(self, wanted, seconds=20):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            message = self.read(end - time.monotonic())
            if message is None:
                break
            if wanted(message):
                return message
            self.passed.append(message)
        raise AssertionError("no such message came; there came " + json.dumps(self.passed)[-2000:])

    def published(self, uri, version=None):
        return self.wait(lambda message: message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri
                         and version in (None, message["params"].get("version")))["params"]["diagnostics"]

    def initialize(self, folder=None, capabilities=None):
        answer = self.ask("initialize", {"processId": os.getpid(), "rootUri": folder and "file://" + folder, "capabilities": capabilities or {}})
        self.notify("initialized", {})
        return answer["result"]["capabilities"]

    def open(self, uri, text, version=1, language="plaintext"):
        self.notify("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": language, "version": version, "text": text}})

    def cpu(self):
        """Seconds of processor time so far, to the nanosecond."""
        return time.clock_gettime(~self.child.pid << 3 | 2)

    def peak_memory(self):
        with open(f"/proc/{self.child.pid}/status") as file:
            return next(int(line.split()[1]) * 1024 for line in file if line.startswith("VmHWM"))

    def close(self):
        if self.child.poll() is None:
            self.child.kill()
        self.child.wait()
        self.child.stdin.close()
        self.child.stdout.close()
