"""Pictures in the prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_journeys.checks.code_free import without_code
from mkdocs_journeys.checks.rule import Remark, Rule
from mkdocs_journeys.checks.sources import PICTURES
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.finding import Level

_SILENT = re.compile(r"!\[\s*\][(\[]|<img\b(?![^<>]*\balt\s*=)[^<>]*>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def silent_pictures(prose: str) -> Iterator[int]:
    """The lines, counted from 0, that show a picture without alternative text. Code shows none."""
    shown = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), without_code(prose))
    for number, line in enumerate(shown.split("\n")):
        if _SILENT.search(line):
            yield number


def _no_alt(catalog: Catalog) -> Iterator[Remark]:
    prose = [(each.file, each.body, each.body_line) for each in catalog.personas.values() if each.file]
    prose += [
        (each.file, each.body, each.body_line)
        for each in catalog.journeys.values()
        if each.fields.status != "archived"
    ]
    for file, body, first_line in prose:
        for number in silent_pictures(body):
            yield Remark(
                "this picture says nothing to those who can't see it",
                (),
                file,
                allowed="what it shows, between the square brackets: `![A shoe on a small ramp](...)`",
                line=first_line + number,
            )


_PROSE = """---
title: I try shoes on in the store
stages: [stage: decision]
---

The ramp decides.

![{alt}](images/ramp.svg)
"""

NO_ALT = Rule(
    id="JM110",
    slug="picture-without-alt",
    level=Level.WARNING,
    title="A picture without alternative text",
    reason="Colleagues who use a screen reader hear only that there is a picture, and on a slow line nobody "
    "sees more. A few words on what it shows are enough.",
    source=PICTURES,
    bad={"mina/shoe-fitting.md": _PROSE.format(alt="")},
    good={"mina/shoe-fitting.md": _PROSE.format(alt="A shoe on a small ramp beside a foot gauge")},
    of_wiki=_no_alt,
)

RULES = (NO_ALT,)
