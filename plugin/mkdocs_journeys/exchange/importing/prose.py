"""The prose of an imported journey: what has no field, the text around the map, and where it came from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from mkdocs_journeys.exchange.importing.cleaning import clean, shortened
from mkdocs_journeys.exchange.importing.draft import Draft, Said

# What a program that shows Markdown would take for a tag of HTML, and not show. Addresses in <...> stay.
_TAG_SIGN = re.compile(r"(?<!\\)<(?=[a-zA-Z/!?])(?!(?:https?:|mailto:)[^\s<>]*>)")
_BLOCK_SIGN = re.compile(r"^(\s*)(#|```|~~~|>|={3,}|-{3,})")

_FENCE = re.compile(r"\s*(```+|~~~+)")
_BREAK = "\n"
_LINE = 2_000


@dataclass(frozen=True, slots=True)
class Left:
    """What has no field, with the stage and the step that it is said of; both may be empty."""

    stage: str
    step: str
    said: Said


def body_of(draft: Draft, left: Sequence[Left], source: str, scale: str) -> str:
    """The Markdown below the fields.

    `source` is the name of the file of the map; `scale` the one of its emotions, empty if there is none.
    """
    # The comment is first: one in the prose that is never closed would else end with it.
    parts = [_origin(draft, source, scale), _items(left, "")]
    parts.append(_closed(draft.prose))
    about = {stage.name: stage.prose for stage in draft.stages if stage.prose}
    for stage in dict.fromkeys((*about, *(each.stage for each in left if each.stage))):
        told = "\n\n".join(filter(None, (_closed(about.get(stage, "")), _items(left, stage))))
        parts.append(f"## {stage}\n\n{told}")
    return "".join(f"\n{clean(part)}\n" for part in parts if part)


def said_once(left: Sequence[Left], steps: Mapping[str, Sequence[str]]) -> list[Left]:
    """The same, with what all stages or all of their steps say told once, of the whole map.

    `steps` are the names of the steps of each stage, by its name.
    """
    places: dict[Said, set[tuple[str, str]]] = {}
    for each in left:
        places.setdefault(each.said, set()).add((each.stage, each.step))
    common = {
        said: None
        for said, found in places.items()
        if len(found) > 1
        and said.label
        and any(map(str.isalpha, said.text))  # numbers may agree by chance
        and all(
            (stage, "") in found or (names and all((stage, step) in found for step in names))
            for stage, names in steps.items()
        )
    }
    told = [Left("", "", said) for said in common]
    return [*told, *(each for each in left if each.said not in common)]


def labels_of(draft: Draft, left: Iterable[Left]) -> tuple[str, ...]:
    """What is in the prose, in a few words: the headings that it stood under."""
    labels = dict.fromkeys(each.said.label or "text without a heading" for each in left)
    has_prose = draft.prose.strip() or any(stage.prose for stage in draft.stages)
    return (*labels, *(["the text around the map"] if has_prose else []))


def _origin(draft: Draft, source: str, scale: str) -> str:
    """Where the map came from, and what its columns were called there: a comment, which no page shows."""
    lines = [f"Imported from {source}, {draft.place}." if source else f"Imported, {draft.place}."]
    columns = "; ".join(f"{label} ({field or 'prose'})" for label, field in draft.columns)
    lines += [f"Its headings: {columns}."] if columns else []
    lines += [f"Its stages: {'; '.join(draft.headings)}."] if draft.headings else []
    lines += [f"Its emotions: {scale}."] if scale else []
    text = "\n".join(" ".join(clean(line).split()) for line in lines)
    return f"<!--\n{text.replace('--', '- -')}\n-->"


def _items(left: Sequence[Left], stage: str) -> str:
    return "\n".join(_item(each.step, each.said) for each in left if each.stage == stage)


def _closed(prose: str) -> str:
    """Markdown in which a block of code that is never closed ends, so that what follows is no part of it."""
    mark = ""
    for line in prose.split("\n"):
        found = _FENCE.match(line)
        if found and not mark:
            mark = found[1]
        elif found and line.strip().startswith(mark):
            mark = ""
    return f"{prose.strip(_BREAK)}\n{mark}" if mark else prose.strip(_BREAK)


def _item(step: str, said: Said) -> str:
    """One bullet of the prose; what a text may look like to Markdown stays within it."""
    whole = (part for line in said.text.split("\n") for part in _parts(line))
    lines = [_BLOCK_SIGN.sub(r"\1\\\2", _TAG_SIGN.sub(r"\<", line)) for line in whole if line.strip()]
    of = f" ({shortened(step, 80)})" if step else ""
    label = f"**{said.label}**{of}: " if said.label else f"{step}: " if step else ""
    return "\n    ".join([f"- {label}{lines[0] if lines else ''}", *lines[1:]])


def _parts(line: str) -> list[str]:
    """A line, in several where it is longer than prose may be."""
    return wrap(line, _LINE, break_on_hyphens=False) if len(line) > _LINE else [line]
