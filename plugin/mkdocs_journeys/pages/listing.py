"""Long lists: on one page while they are short, split between personas where they are not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any, Generic, TypeVar

from mkdocs_journeys.model.journey import Touchpoint
from mkdocs_journeys.pages import addresses
from mkdocs_journeys.pages.contents import content
from mkdocs_journeys.pages.keys import part_key
from mkdocs_journeys.pages.page import Page
from mkdocs_journeys.pages.wiki import Wiki

Row = TypeVar("Row")
MOST_ROWS = 500


@dataclass(frozen=True, slots=True)
class Part(Generic[Row]):
    """Some rows of a list, where they stand, and whose they are: no personas where it is the whole list."""

    address: str
    personas: tuple[str, ...]
    number: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Follows(Generic[Row]):
    """What the parts of a list follow from: the places that a row tells of, and all that is shown besides.

    `shown` are numbers and texts. Registries and names of personas need not be among them.
    """

    places: Callable[[Row], Sequence[Touchpoint]]
    shown: object = ()


def parts(address: str, rows: Sequence[Row], persona_of: Callable[[Row], str]) -> tuple[Part[Row], ...]:
    """A list as pages of at most 500 rows: itself, or parts of as many personas as one page holds.

    No persona is torn apart but one that has more rows than that: it has several parts of its own.
    """
    if len(rows) <= MOST_ROWS:
        return (Part(address, (), 1, tuple(rows)),)
    by_persona: dict[str, list[Row]] = {}
    for row in rows:
        by_persona.setdefault(persona_of(row), []).append(row)
    return tuple(part for packed in _packed(by_persona) for part in _parts(address, packed, by_persona))


def _packed(by_persona: Mapping[str, Sequence[Row]]) -> list[list[str]]:
    """The personas in their order, as many together as fit on a page."""
    packed: list[list[str]] = []
    room = 0
    for persona in sorted(by_persona):
        size = len(by_persona[persona])
        if size > room:
            packed.append([])
            room = MOST_ROWS
        packed[-1].append(persona)
        # One with more rows than a page holds leaves no room: the next persona begins a page.
        room -= size
    return packed


def _parts(
    address: str, personas: Sequence[str], by_persona: Mapping[str, Sequence[Row]]
) -> Iterator[Part[Row]]:
    found = [row for persona in personas for row in by_persona[persona]]
    for number, start in enumerate(range(0, len(found), MOST_ROWS), 1):
        rows = tuple(found[start : start + MOST_ROWS])
        yield Part(addresses.part(address, personas[0], number), tuple(personas), number, rows)


def listing_pages(
    wiki: Wiki,
    template: str,
    address: str,
    title: str,
    rows: Sequence[Row],
    persona_of: Callable[[Row], str],
    *,
    description: str = "",
    follows: Follows[Row] | None = None,
    **facts: Any,
) -> Iterator[Page]:
    """The pages of a list. The template gets `rows`, `total`, and the `parts` of a list that is split.

    A split list's own page has no rows but links to its parts; each part knows its `part`, and the address
    of the `whole`. `name_of` says what a part is called, and `most_rows` where lists beside it end.
    `follows` says what parts follow from; without it they are made each time.
    """
    split = parts(address, rows, persona_of)
    name_of = partial(_name, wiki)
    shared = {"title": title, "total": len(rows), "all": rows, "whole": address, **facts}
    shared |= {"name_of": name_of, "most_rows": MOST_ROWS}
    whole = None if split[0].personas else split[0]
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
        name = f"{title}: {name_of(part)}"
        page = _page(
            wiki,
            template,
            part.address,
            name,
            description,
            {**shared, "rows": part.rows, "parts": others, "part": part},
        )
        if follows is not None and wiki.options.origin:
            frame = (template, address, title, len(rows), follows.shown, [_line(other) for other in others])
            page = replace(page, key=cache(partial(_part_key, wiki, follows, frame, part)))
        yield page


def _line(part: Part[Any]) -> object:
    return (part.address, part.personas, part.number, len(part.rows))


def _part_key(wiki: Wiki, follows: Follows[Row], frame: object, part: Part[Row]) -> str:
    return part_key(wiki, (frame, _line(part)), part.personas, [follows.places(row) for row in part.rows])


def _page(
    wiki: Wiki, template: str, address: str, title: str, description: str, facts: dict[str, Any]
) -> Page:
    return Page(
        address,
        title,
        lambda: content(wiki.render(template, address, **facts)),
        description=description,
        language=wiki.language,
        # What a part lists stands on journeys, where search finds it.
        in_search=facts["part"] is None,
        meta={"hide": ["navigation", "toc"]},
    )


def _name(wiki: Wiki, part: Part[Any]) -> str:
    first, last = (_persona_name(wiki, part.personas[end]) for end in (0, -1))
    if len(part.personas) > 1:
        return wiki.words("listing.from_to", first=first, last=last)
    return f"{first} ({part.number})" if part.number > 1 else first


def _persona_name(wiki: Wiki, persona: str) -> str:
    found = wiki.catalog.personas.get(persona)
    return found.name if found else persona
