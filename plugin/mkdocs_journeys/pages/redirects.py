"""Pages that have moved: at the old address stands the way to the new one."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from mkdocs_journeys.model.values.refusal import Refusal
from mkdocs_journeys.model.values.texts import identifier
from mkdocs_journeys.pages import addresses
from mkdocs_journeys.pages.page import Asset
from mkdocs_journeys.pages.policy import tag
from mkdocs_journeys.pages.wiki import Wiki

# Such a page needs nothing.
_POLICY = Markup(tag("default-src 'none'"))  # noqa: S704


def redirects(wiki: Wiki, taken: frozenset[str]) -> Iterator[Asset]:
    """A redirect for each earlier address of a journey or persona that no page has taken since."""
    moved: dict[str, str] = {}
    for old, new in wiki.catalog.moved.items():
        if "/" in new:
            moved[addresses.journey(old)] = addresses.journey(new)
            continue
        moved[addresses.persona(old)] = addresses.persona(new)
        for journey in wiki.catalog.of_persona(new):
            moved[addresses.journey(f"{old}/{journey.slug}")] = addresses.journey(journey.id)
    for old, new in sorted(moved.items()):
        if old not in taken and new in taken and _is_address(old):
            html = wiki.render("redirect.html", old, target=new, policy=_POLICY)
            yield Asset(f"{old}index.html", html.encode(), gives_way=True)


def _is_address(address: str) -> bool:
    """Whether what an author wrote as an earlier address can be one."""
    try:
        return all(identifier(part) for part in address.rstrip("/").split("/"))
    except Refusal:
        return False
