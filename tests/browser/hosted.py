"""A site below a path, served as GitHub Pages does: where nothing is, the root's 404.html answers."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


class _Pages(SimpleHTTPRequestHandler):
    """Answers with the root's 404.html where there is nothing, and keeps quiet about it."""

    def __init__(self, *args: Any, root: str, **more: Any) -> None:
        self._missing = Path(more["directory"], root, "404.html")
        super().__init__(*args, **more)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != 404 or not self._missing.is_file():
            super().send_error(code, message, explain)
            return
        body = self._missing.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            # A browser that has seen enough goes away.
            with suppress(ConnectionError):
                self.wfile.write(body)

    def list_directory(self, path: Any) -> None:  # noqa: ARG002
        """A folder without an index is not there."""
        self.send_error(404)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def hosted(folder: Path, root: str = "wiki") -> Iterator[str]:
    """The address of a folder in which a site stands below `root`."""
    handler = partial(_Pages, directory=str(folder), root=root)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/{root}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
