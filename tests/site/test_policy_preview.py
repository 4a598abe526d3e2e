"""The preview's own script gets in, and no other that looks like it."""

from __future__ import annotations

import base64
import hashlib
import io
from collections.abc import Iterable
from typing import Any

import pytest
from mkdocs.livereload import _SCRIPT_TEMPLATE, LiveReloadServer

from mkdocs_journeys.mkdocs.preview.reloading import let_reloading_in, with_reloading
from mkdocs_journeys.pages.policy import site_policy, tag

SCRIPT = _SCRIPT_TEMPLATE.substitute(epoch=1, request_id=2)
ALLOWED = "'sha256-" + base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode() + "'"
HEAD = f"<head>{tag(site_policy(['sha256-A']))}"
TOLD = HEAD.replace("'self' 'sha256-A'", f"'self' {ALLOWED} 'sha256-A'")


@pytest.mark.parametrize("end", ["</body></html>", ""])
def test_it_is_added_to_the_policy_of_the_page(end: str) -> None:
    page = f"{HEAD}<p>é <script>other()</script><script>{SCRIPT}</script>{end}"
    assert with_reloading(page.encode()).decode() == page.replace(HEAD, TOLD)


def test_a_page_that_is_not_utf_8_stays_what_it_is() -> None:
    page = f"{HEAD}<script>{SCRIPT}</script></body>".encode()
    assert with_reloading(page + b"\xff") == page.replace(HEAD.encode(), TOLD.encode()) + b"\xff"


@pytest.mark.parametrize(
    "rest",
    [
        "</body>",
        "<script>other()</script></body>",
        f"<script>{SCRIPT}</script><script src='x'></script></body>",
        f"<script>{SCRIPT}</script>text</body>",
        f"<script>a()</script>{SCRIPT}</body>",
    ],
)
def test_no_other_script_is(rest: str) -> None:
    page = (HEAD + rest).encode()
    assert with_reloading(page) == page


def test_without_a_policy_a_page_stays_what_it_is() -> None:
    page = f"<p>{site_policy([])}</p><script>{SCRIPT}</script></body>".encode()
    assert with_reloading(page) == page


def ask(server: LiveReloadServer, path: str) -> tuple[str, dict[str, str], bytes]:
    """What a server answers."""
    told: list[Any] = []
    application: Any = server.get_app()
    environment = {"PATH_INFO": path, "REQUEST_METHOD": "GET", "wsgi.input": io.BytesIO()}
    answer: Iterable[bytes] = application(environment, lambda *now: told.extend(now))
    body = b"".join(answer)
    if hasattr(answer, "close"):
        answer.close()
    return told[0], dict(told[1]), body


def test_the_server_sends_it_with_pages_and_leaves_the_rest(tmp_path: Any) -> None:
    (tmp_path / "index.html").write_text(f"{HEAD}<p></body>")
    (tmp_path / "x.css").write_text("p { color: red }")
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path), polling_interval=0.1)
    server.watch(str(tmp_path))
    server.error_handler = lambda code: f"{HEAD}{code}".encode()
    let_reloading_in(server)
    status, headers, body = ask(server, "/")
    sent = body.decode().partition("<script>")[2].partition("</script>")[0]
    assert (status, headers["Content-Length"]) == ("200 OK", str(len(body)))
    digest = base64.b64encode(hashlib.sha256(sent.encode()).digest()).decode()
    assert f"script-src 'self' 'sha256-{digest}' 'sha256-A';" in body.decode()
    assert ask(server, "/x.css")[2] == b"p { color: red }"
    assert ask(server, "/gone/")[0] == "404 Not Found"
    assert ask(server, "/gone/")[2] == f"{HEAD}404".encode()
    server.server_close()
