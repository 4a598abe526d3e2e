"""The preview (`mkdocs serve`): its script that loads a page again is let in.

The server writes it into each page that it sends, with numbers in it that differ each time. So its hash
goes into the policy of that page, and into no file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from mkdocs.livereload import LiveReloadServer

from mkdocs_journeys.pages.policy import START, digest, tag

_POLICY = tag(START).partition(START)[0] + START
_BEGIN = "<script>"
_END = "</script>"
# How the server's script begins, so that no other is taken for it.
_TEXT = "var livereload"

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


def let_reloading_in(server: LiveReloadServer) -> None:
    """Have the server's own script run under the policy."""
    application = server.get_app()
    if application is not None:
        server.set_app(_allowing(application))


def _allowing(application: Application) -> Application:
    def allowing(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        held: list[tuple[str, list[tuple[str, str]]]] = []
        answer = application(environ, lambda status, headers, *_: held.append((status, headers)))
        status, headers = held[-1]
        if ("Content-Type", "text/html") not in headers:
            start_response(status, headers)
            return answer
        try:
            body = with_reloading(b"".join(answer))
        finally:
            if hasattr(answer, "close"):
                answer.close()
        others = [one for one in headers if one[0] != "Content-Length"]
        start_response(status, [*others, ("Content-Length", str(len(body)))])
        return [body]

    return allowing


def with_reloading(body: bytes) -> bytes:
    """A page as the server sends it, with the hash of the server's script in its policy."""
    html = body.decode("utf-8", "surrogateescape")
    end = html.rfind("</body>")
    before = html if end < 0 else html[:end]
    begin = before.rfind(_BEGIN) + len(_BEGIN)
    text = before[begin:].removesuffix(_END)
    if not text.lstrip().startswith(_TEXT) or _END in text:
        return body
    allowed = html.replace(_POLICY, f"{_POLICY} '{digest(text)}'", 1)
    return allowed.encode("utf-8", "surrogateescape")
