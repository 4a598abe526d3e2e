"""Long lists: on one page while they are short, split by persona where they are not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from mkdocs_journeys.pages import addresses
from mkdocs_journeys.pages.contents import content
from mkdocs_journeys.pages.page import Page
from mkdocs_journeys.pages.wiki import Wiki

Row = TypeVar("Row")
MOST_ROWS = 500


@dataclass(frozen=True, slots=True)
class Part(Generic[Row]):
    """Some rows of a list, and where they stand. `persona` is None where it is the whole list."""

    address: str
    persona: str | None
    number: int
    rows: tuple[Row, ...]


def parts(address: str, rows: Sequence[Row], persona_of: Callable[[Row], str]) -> tuple[Part[Row], ...]:
    """A list as pages of at most 500 rows: itself, or one for each persona, with further ones as needed."""
    if len(rows) <= MOST_ROWS:
        return (Part(address, None, 1, tuple(rows)),)
    by_persona: dict[str, list[Row]] = {}
    for row in rows:
        by_persona.setdefault(persona_of(row), []).append(row)
    return tuple(
        Part(
            addresses.part(address, persona, 1 + start // MOST_ROWS),
            persona,
            1 + start // MOST_ROWS,
            tuple(own[start : start + MOST_ROWS]),
        )
        for persona, own in sorted(by_persona.items())
        for start in range(0, len(own), MOST_ROWS)
    )


def listing_pages(
    wiki: Wiki,
    template: str,
    address: str,
    title: str,
    rows: Sequence[Row],
    persona_of: Callable[[Row], str],
    *,
    description: str = "",
    **facts: Any,
) -> Iterator[Page]:
    """The pages of a list. The template gets `rows`, `total`, and the `parts` of a list that is split.

    A split list's own page has no rows but links to its parts; each part knows its `part`, and the address
    of the `whole`.
    """
    split = parts(address, rows, persona_of)
    shared = {"title": title, "total": len(rows), "all": rows, "whole": address, **facts}
    whole = split[0] if split[0].persona is None else None
    others = () if whole else split
    yield _page(
        wiki,
        template,
        address,
        title,
        description,
        {**shared, "rows": whole.rows if whole else (), "parts": others, "part": None},
    )
    for part in others:
        name = f"{title}: {_name(wiki, part)}"
        yield _page(
            wiki,
            template,
            part.address,
            name,
            description,
            {**shared, "rows": part.rows, "parts": others, "part": part},
        )


def _page(
    wiki: Wiki, template: str, address: str, title: str, description: str, facts: dict[str, Any]
) -> Page:
    return Page(
        address,
        title,
        lambda: content(wiki.render(template, address, **facts)),
        description=description,
        language=wiki.language,
        meta={"hide": ["navigation", "toc"]},
    )


def _name(wiki: Wiki, part: Part[Any]) -> str:
    found = wiki.catalog.personas.get(part.persona or "")
    name = found.name if found else part.persona or ""
    return f"{name} ({part.number})" if part.number > 1 else name
