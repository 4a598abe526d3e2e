"""A site at an address of this machine, with one of its defences taken away."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')

# A text that looks so has `&lt;` on a page.
REDIRECT = b'<meta http-equiv="refresh"'


class _Weakened(SimpleHTTPRequestHandler):
    """`without_policy` takes the policy out of each page. `without_theme` leaves out what costs time."""

    without_policy = False
    without_theme = False

    def do_GET(self) -> None:
        if self.without_theme and "/assets/" in self.path and "." in self.path:
            self.send_error(404)
            return
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() else path
        if not self.without_policy or page.suffix != ".html" or not page.is_file():
            super().do_GET()
            return
        html = page.read_bytes()
        assert POLICY.search(html) or REDIRECT in html, page
        html = POLICY.sub(b"", html)
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(html)))
        self.end_headers()
        self.wfile.write(html)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def weakened(folder: Path, **without: bool) -> Iterator[str]:
    """The address at which a folder is served."""
    handler = type("_Handler", (_Weakened,), without)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
