"""From a body to the sections of a page."""

from __future__ import annotations

import html
import re
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from mkdocs_journeys.pages.prose import footnotes, sanitiser
from mkdocs_journeys.pages.prose.addresses import Addresses, Resolve
from mkdocs_journeys.pages.prose.dialect import Dialect
from mkdocs_journeys.pages.prose.headings import Headings, Part, level_of
from mkdocs_journeys.pages.prose.limits import TooHeavy, weigh, weigh_parts
from mkdocs_journeys.pages.prose.wording import PLAIN, Wording

DrawFence = Callable[[str, str], str]

# Written by us into the tree, kept by the sanitiser, and escaped wherever an author writes it.
_FENCE = re.compile('<div data-fence="([0-9]+)"></div>')
_local = threading.local()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a body, to be shown below an h2 with its title as h3.

    `level` is that of the heading as written, 1 or 2; 0 for what stands before the first heading, which has
    neither id nor title. `title` is plain text; `html` is safe and does not hold the heading.
    """

    level: int
    id: str
    title: str
    html: str


@dataclass(frozen=True, slots=True)
class Prose:
    """A body as sections.

    `links_not_found` are the addresses that lead nowhere or are of no kind that is taken, each with its
    line in the body, counted from 1. `too_heavy` says which limit the body goes over; then its one section
    is its text as written.
    """

    sections: tuple[Section, ...] = ()
    links_not_found: tuple[tuple[int, str], ...] = ()
    too_heavy: str | None = None


def as_code(source: str, diagram_id: str) -> str:  # noqa: ARG001
    """A fence as its text."""
    return f"<pre><code>{html.escape(source)}</code></pre>"


def render(
    markdown: str,
    *,
    resolve: Resolve,
    draw_fence: DrawFence = as_code,
    anchors_prefix: str = "",
    wording: Wording = PLAIN,
) -> Prose:
    """The prose of a journey or a persona.

    `resolve` takes a relative address as written (of a file, with its fragment, or a picture in images/) and
    gives the one to link to, None where there is nothing. `draw_fence` takes a Mermaid fence's source and
    the id to use for it, and gives HTML that is trusted. `anchors_prefix` keeps the ids of several bodies on
    one page apart. Never raises because of what a body holds.
    """
    source = markdown.replace("\r\n", "\n").replace("\r", "\n")
    try:
        weigh(source)
        dialect = _dialect()
        root = _parse(dialect, source, wording)
        weigh_parts(sum(1 for element in root.iter() if level_of(element)), dialect.fences)
    except TooHeavy as heavy:
        text = f"<pre>{html.escape(source)}</pre>"
        return Prose((Section(0, "", "", text),), (), str(heavy))
    prefix = f"{sanitiser.PREFIX}{anchors_prefix}"
    found, not_found = _arrange(dialect, root, source, resolve, prefix)
    pictures = [draw_fence(fence, f"{prefix}diagram_{n}") for n, fence in enumerate(dialect.fences, start=1)]
    sections = tuple(
        Section(part.level, part.id, part.title, _finished(dialect.html(part.content), pictures))
        for part in found
    )
    return Prose(tuple(each for each in sections if each.level or each.html), not_found)


def _arrange(
    dialect: Dialect, root: Element, source: str, resolve: Resolve, prefix: str
) -> tuple[list[Part], tuple[tuple[int, str], ...]]:
    """The parts of a body with their ids, addresses and footnotes, and the addresses that lead nowhere."""
    notes = footnotes.take_out(root, prefix)
    headings = Headings(prefix, dialect.html)
    headings.name((root, *notes))
    addresses = Addresses(source, resolve, headings.anchors)
    for tree in (root, *notes):
        addresses.settle(tree)
    found = headings.split(root)
    headings.shift()
    footnotes.share_out(notes, [part.content for part in found])
    return found, tuple(sorted(addresses.not_found))


def _finished(written: str, pictures: Sequence[str]) -> str:
    return _FENCE.sub(lambda fence: pictures[int(fence.group(1))], sanitiser.clean(written))


def _parse(dialect: Dialect, source: str, wording: Wording) -> Element:
    try:
        return dialect.parse(source, wording)
    except TooHeavy:
        del _local.dialect
        raise
    except Exception as error:  # the library meets texts its authors did not; no text may end a build
        del _local.dialect
        raise TooHeavy(f"prose can't be read as Markdown ({type(error).__name__})") from error


def _dialect() -> Dialect:
    """This thread's reader: making one takes longer than reading a body."""
    if not hasattr(_local, "dialect"):
        _local.dialect = Dialect()
    dialect: Dialect = _local.dialect
    return dialect
