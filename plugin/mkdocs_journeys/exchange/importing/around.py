"""What the lines above a map in Markdown say of it: whose it is, and what this customer wants."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mkdocs_journeys.exchange.importing.cleaning import plain
from mkdocs_journeys.exchange.importing.columns import Columns
from mkdocs_journeys.exchange.importing.draft import Persona, Said
from mkdocs_journeys.exchange.importing.headings import label_of, labelled

_NAME_END = re.compile(r"\s*(?:[,;(（、。—–|]|\s-\s|\.\s)")
_LONGEST_NAME = 60
_FACTS = frozenset({"goal", "scenario"})
# What follows a fact of one line: nothing, a heading, or another label.
_APART = re.compile(r"\s*$|#{1,6}\s|\s*(?:[-*+]\s+)?(?:\*\*|__|[^:：|*_`]{2,40}[:：])")


def persona_in(lines: Sequence[str], columns: Columns) -> Persona:
    """Whose map it is, where a line says it: **Persona:** Anna, an administrator."""
    found = Persona()
    for at, line in enumerate(lines):
        heading = re.match(r"#{1,6}\s+(.*)", line)
        if heading and (meaning := columns.meaning(heading[1])) and meaning.field == "persona":
            text = next((plain(each) for each in lines[at + 1 : at + 4] if each.strip()), "")
        else:
            name, text = label_of(line, columns)
            if name != "persona":
                continue
        end = _NAME_END.search(text)
        short = text[: end.start()] if end else text
        if short and len(short) <= _LONGEST_NAME and not short.startswith(("|", "#", "-")):
            found = Persona(short, text)
    return found


def facts_in(lines: Sequence[str], above: range, columns: Columns) -> dict[int, Said]:
    """What single lines above a map say of it, by their numbers: **Goal:** a flat in four weeks.

    What goes on in the next line is prose, and of two that mean the same the second is.
    """
    found: dict[int, Said] = {}
    for at in above:
        label = labelled(lines[at].strip(), columns)
        if label is None or label[2] is None or label[2].field not in _FACTS or not label[1].strip():
            continue
        is_last = at + 1 in (above.stop, len(lines))
        is_whole = is_last or _begins_anew(lines[at + 1])
        if is_whole and all(label[2].field != said.field for said in found.values()):
            found[at] = Said(label[0], plain(label[1]), label[2].field)
    return found


def _begins_anew(line: str) -> bool:
    """Whether a line does not go on with the text of the one above: a sentence in small letters does."""
    return bool(_APART.match(line)) and not line.strip()[:1].islower()
