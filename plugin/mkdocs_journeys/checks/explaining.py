"""Explanations in words: for a terminal, as Markdown, and for programs."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from mkdocs_journeys.checks.explanation import Explanation, Shown, by_subject
from mkdocs_journeys.checks.markdown_text import fenced

WIDTH = 100
# Goes up when a key is taken away or changes its meaning.
VERSION = 1

BAD, GOOD = "Not like this", "Like this"
DATED = "It depends on today's date: it may speak tomorrow of a file that nobody has touched."


def listed_as_text(explanations: Iterable[Explanation]) -> str:
    """All in a line each, below what they are about."""
    parts = by_subject(explanations)
    codes = max(len(each.code) for found in parts.values() for each in found)
    slugs = max(len(each.slug) for found in parts.values() for each in found)
    blocks = []
    for subject, found in parts.items():
        lines = [subject.title]
        for each in found:
            level = f"{each.level or '':<7}  {each.slug:<{slugs}}  " if each.slug else ""
            lines.append(f"  {each.code:<{5 if each.slug else codes}}  {level}{each.title}")
        blocks.append("\n".join(lines))
    return "\n\n".join([*blocks, "`journeys explain JM301` says more about one."]) + "\n"


def as_text(explanations: Iterable[Explanation]) -> str:
    """What, why, how not, how, and where more is told."""
    return "\n\n".join("\n".join(_lines(each)) for each in explanations) + "\n"


def _lines(each: Explanation) -> Iterator[str]:
    names = " ".join(filter(None, (each.code, each.slug)))
    yield f"{names} ({each.level})" if each.level else names
    yield each.title
    yield ""
    yield from _body(each)
    if each.level and each.subject.key != "own":
        yield f"Leave it out at one place:  # journeys: ignore {each.code} -- why it is fine there"
    if each.level:
        yield f"Leave it out everywhere, in journeys.yml:  rules: {{{each.code}: off}}"
    yield f"On the site of your wiki:  {each.address}"


def body_as_text(each: Explanation) -> str:
    """Why, how not, and how."""
    return "\n".join(_body(each)).rstrip() + "\n"


def _body(each: Explanation) -> Iterator[str]:
    yield _wrapped(each.reason)
    for label, files in ((BAD, each.bad), (GOOD, each.better)):
        if files:
            yield ""
            yield f"{label}:"
            yield from _indented(files)
    yield ""
    if each.dated:
        yield _wrapped(DATED)
    if each.source:
        yield f"Source: {each.source.name}"
        yield f"        {each.source.url}"


def _indented(files: Sequence[Shown]) -> Iterator[str]:
    for file in files:
        if file.name:
            yield f"  {file.name}"
        yield textwrap.indent(file.text, "    ")


def _wrapped(text: str) -> str:
    return textwrap.fill(text, WIDTH, break_long_words=False, break_on_hyphens=False)


def listed_as_markdown(explanations: Iterable[Explanation]) -> str:
    """A table for each subject."""
    blocks = []
    for subject, found in by_subject(explanations).items():
        if found[0].slug:
            rows = [f"| {each.code} | `{each.slug}` | {each.level} | {each.title} |" for each in found]
            head = "| Id | Name | Level | Speaks of |\n| --- | --- | --- | --- |"
        else:
            rows = [f"| `{each.code}` | {each.title} |" for each in found]
            head = "| Code | Speaks of |\n| --- | --- |"
        blocks.append("\n".join([f"## {subject.title}", "", head, *rows]))
    return "\n\n".join(blocks) + "\n"


def as_markdown(explanations: Iterable[Explanation]) -> str:
    """A section for each."""
    return "\n".join(f"## {_heading(each)}\n\n{body_as_markdown(each)}" for each in explanations)


def _heading(each: Explanation) -> str:
    return f"{each.code} `{each.slug}` ({each.level})" if each.slug else f"`{each.code}`"


def body_as_markdown(each: Explanation) -> str:
    """What stands below the heading of a section."""
    parts = [f"**{each.title}.** {each.reason}\n"]
    for label, files in ((BAD, each.bad), (GOOD, each.better)):
        for number, file in enumerate(files):
            before = f"{label}:" if number == 0 else ""
            name = f"`{file.name}`" if file.name else ""
            parts.append(f"{' '.join(filter(None, (before, name)))}\n")
            parts.append(fenced(file.text, "yaml" if not file.name.endswith(".md") else "markdown"))
    if each.dated:
        parts.append(f"{DATED}\n")
    if each.source:
        parts.append(f"Source: [{each.source.name}]({each.source.url})\n")
    return "\n".join(parts)


def as_json(explanations: Iterable[Explanation]) -> str:
    """One document. Every key is always there."""
    document = {"version": VERSION, "rules": [_entry(each) for each in explanations]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _entry(each: Explanation) -> dict[str, Any]:
    return {
        "code": each.code,
        "rule": each.slug or None,
        "level": each.level.value if each.level else None,
        "dated": each.dated,
        "subject": each.subject.title,
        "title": each.title,
        "reason": each.reason,
        "bad": [{"file": file.name or None, "text": file.text} for file in each.bad],
        "good": [{"file": file.name or None, "text": file.text} for file in each.good],
        "source": {"name": each.source.name, "url": each.source.url} if each.source else None,
        "page": each.address,
    }
