"""The frame that a theme puts around pages, told apart from what the pages bring.

A built page doesn't show which of its scripts the theme wrote, and which came with a title, a description
or a text. So the theme's templates are marked before they are filled in: the mark is a secret of the build,
and whatever carries it stands in a template. The theme, its overrides included, is code that one trusts.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser

from jinja2 import Environment
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

_MARKED = re.compile(r"<(head|script)(?=[\s/>]|\Z)", re.IGNORECASE)
_END = re.compile(r"</script(?=[\s/>])", re.IGNORECASE)
# By these names a template reaches what authors write. A script that holds such a thing is not the theme's
# alone: it would differ from page to page, and could be made to say something else.
_OF_AUTHORS = {"page", "pages", "nav", "toc"}
_RUN = {"", "module", "importmap", "speculationrules"}


class _Marking(Extension):
    """Marks the heads and scripts that stand in the text of a template, not those in its expressions."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        tokens = list(stream)
        for at, token in enumerate(tokens):
            is_text = token.type == "data"
            yield Token(token.lineno, "data", self._marked(tokens, at)) if is_text else token

    def _marked(self, tokens: Sequence[Token], at: int) -> str:
        def marked(found: re.Match[str]) -> str:
            is_head = found[1].lower() == "head"
            is_own = is_head or _is_own_script(tokens, at, found.end())
            return found[0] + self.environment.journeys_mark if is_own else found[0]  # type: ignore[attr-defined]

        return _MARKED.sub(marked, tokens[at].value)


def _is_own_script(tokens: Sequence[Token], at: int, begin: int) -> bool:
    """Whether a script that begins in this token ends before anything of an author is put into it."""
    if _END.search(tokens[at].value, begin):
        return True
    for before, token in zip(tokens[at:], tokens[at + 1 :], strict=False):
        if token.type == "data" and _END.search(token.value):
            return True
        if token.type == "name" and token.value in _OF_AUTHORS and before.type != "dot":
            return False
    return False


class Frame:
    """The marks in the pages of one build."""

    def __init__(self, env: Environment) -> None:
        self._mark = f' data-jm-frame="{secrets.token_hex(8)}"'
        env.extend(journeys_mark=self._mark)
        env.add_extension(_Marking)
        if env.cache is not None:
            # Another plugin may have used some templates already.
            env.cache.clear()

    def unmarked(self, html: str) -> str:
        """The page as it is published."""
        return html.replace(self._mark, "")

    def head(self, html: str) -> int | None:
        """Where the theme's head begins in a marked page: after its tag. None where it wrote none."""
        at = html.find(self._mark)
        if at < 0 or html[at - 5 : at].lower() != "<head":
            return None
        return html.find(">", at) + 1 or None

    def scripts(self, html: str) -> Iterator[str]:
        """The theme's scripts in a marked page, each from its tag to its end."""
        at = html.find(self._mark)
        while at >= 0:
            end = _END.search(html, at)
            if html[at - 7 : at].lower() == "<script" and end:
                yield self.unmarked(html[at - 7 : end.start()])
                # What a script writes is none of its own.
                at = end.start()
            at = html.find(self._mark, at + 1)


def inline_scripts(html: str) -> Iterator[str]:
    """All scripts in a page, whoever wrote them, each from its tag to its end."""
    at = html.find("<script")
    while at >= 0:
        end = _END.search(html, at)
        yield html[at : end.start() if end else len(html)]
        at = html.find("<script", end.end() if end else len(html))


def text_to_run(script: str) -> str | None:
    """What runs of a script that stands in the page. None where it is a file's, or only data."""
    reader = _Tag()
    reader.feed(script)
    if reader.attributes is None or "src" in reader.attributes:
        return None
    kind = (reader.attributes.get("type") or "").strip().lower()
    is_run = kind in _RUN or kind.partition(";")[0].strip().endswith(("javascript", "ecmascript"))
    return script[reader.length :] if is_run else None


class _Tag(HTMLParser):
    """Reads the tag that a text begins with."""

    def __init__(self) -> None:
        super().__init__()
        self.attributes: dict[str, str | None] | None = None
        self.length = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if self.attributes is None:
            self.attributes = dict(reversed(attrs))
            self.length = len(self.get_starttag_text() or "")
