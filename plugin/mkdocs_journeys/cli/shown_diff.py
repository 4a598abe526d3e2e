"""What changes in a file, shown before it is written."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from mkdocs_journeys.checks.rewriting import lines_of
from mkdocs_journeys.checks.visible import HIDDEN, visible


def as_diff(name: str, before: bytes, after: bytes) -> str:
    """What changes in a file, as `diff -u` shows it. What nobody can see is spelled out."""
    shown = difflib.unified_diff(
        _lines(before), _lines(after), f"a/{_shown(name)}", f"b/{_shown(name)}", lineterm="\n"
    )
    return "".join(_ended(shown))


def _lines(data: bytes) -> list[str]:
    return [line for line in lines_of(data) if line]


def _ended(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        content = line.rstrip("\r\n")
        end = line[len(content) :]
        yield _shown(content) + ("\n" if end == "\r" else end or "\n\\ No newline at end of file\n")


def _shown(text: str) -> str:
    return "\t".join(visible(part) for part in text.split("\t")) if HIDDEN.search(text) else text
