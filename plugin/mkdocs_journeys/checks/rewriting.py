"""Repairs made in a file, with everything else kept byte for byte."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator

from mkdocs_journeys.model.finding import Finding, Repair

_LINE = re.compile("[^\r\n]*(?:\r\n|\r|\n|$)")


def lines_of(data: bytes) -> list[str]:
    """The lines of a file with their ends, counted as reading counts them; the last one may be empty.

    The mark of byte order is left out. Raises UnicodeDecodeError where the file is not UTF-8.
    """
    text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    found = _LINE.findall(text)
    # The pattern finds nothing once more at the end of what has no end of line.
    return found[:-1] if len(found) > 1 and not found[-2].endswith(("\r", "\n")) else found


def bytes_of_lines(lines: Iterable[str], like: bytes) -> bytes:
    """A file of these lines, with a mark of byte order where the one that it is made of has it."""
    mark = codecs.BOM_UTF8 if like.startswith(codecs.BOM_UTF8) else b""
    return mark + "".join(lines).encode("utf-8")


def apart(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Of findings those whose repairs can be made at once: where two touch the same characters the first."""
    taken: list[Finding] = []
    last: Repair | None = None
    for finding, repair in sorted(_repairs(findings), key=lambda each: _order(each[1])):
        if last is None or last.line != repair.line or repair.start > max(last.start, last.end - 1):
            taken.append(finding)
            last = repair
    return tuple(taken)


def repaired(data: bytes, findings: Iterable[Finding]) -> bytes:
    """A file with the repairs of findings made, which are apart from each other."""
    lines = lines_of(data)
    for _, repair in sorted(_repairs(findings), key=lambda each: _order(each[1]), reverse=True):
        line = lines[repair.line - 1]
        lines[repair.line - 1] = line[: repair.start - 1] + repair.new + line[repair.end - 1 :]
    return bytes_of_lines(lines, data)


def _repairs(findings: Iterable[Finding]) -> Iterator[tuple[Finding, Repair]]:
    return ((finding, finding.repair) for finding in findings if finding.repair is not None)


def _order(repair: Repair) -> tuple[int, int, int, str]:
    return repair.line, repair.start, repair.end, repair.new
