"""What hinders a change: a person must make it by hand."""

from __future__ import annotations

from yaml.nodes import Node

from mkdocs_journeys.exchange.updating.places import comment_in


class CannotEditError(Exception):
    """Something that a person must change by hand. Its text says why.

    `at` is where in the text it is, if that is known, and `line` and `column` where in the file, from 1 on.
    """

    def __init__(self, why: str, at: int | None = None) -> None:
        super().__init__(why)
        self.at = at
        self.line, self.column = 0, 0

    def place(self, file: str) -> str:
        """The file, with line and column where they are known."""
        return f"{file}:{self.line}:{self.column}" if self.line else file


def keep_comments(text: str, start: int, end: int, *nodes: Node) -> None:
    """Refuse where a comment stands between the values of a part of a text."""
    if (found := comment_in(text, start, end, *nodes)) is not None:
        raise CannotEditError("a comment stands within it, which would be lost", found)
