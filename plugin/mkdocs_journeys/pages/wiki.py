"""What all pages are made from: the catalog, the words, the addresses, the templates."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from markupsafe import Markup, escape

from mkdocs_journeys.checks.examination import Told, examined
from mkdocs_journeys.checks.health import Health, health
from mkdocs_journeys.checks.purpose import is_sketch
from mkdocs_journeys.checks.rules.own import UNUSED_WAIVER
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.finding import Position
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.pages import addresses
from mkdocs_journeys.pages.blank_lines import without_blank_lines
from mkdocs_journeys.pages.fences import draw_fence
from mkdocs_journeys.pages.icons import ICONS, with_icons_at, with_icons_inside
from mkdocs_journeys.pages.keys import journey_digest, outline
from mkdocs_journeys.pages.place import Place
from mkdocs_journeys.pages.prose import Section
from mkdocs_journeys.pages.prose import render as render_prose
from mkdocs_journeys.pages.sheets import SELDOM_SHEET, needs_seldom_sheet
from mkdocs_journeys.pages.templates import environment
from mkdocs_journeys.pages.words import Words, words_in
from mkdocs_journeys.reading.reader import Reading

Link = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Options:
    """What a site asks of the pages. `link` gives the href on one page of ours for the address of another.

    `drafts` says whether they are shown; with None, journeys.yml decides. `canonical` gives the whole address
    under which a page is known to others. `icons_inside`: each page holds the icons that it uses, as one must
    that is opened from a disk; else they are in a file of their own. `origin` says in words what `link` and
    `canonical` follow from; without it no page has a key.
    """

    link: Link
    drafts: bool | None = None
    people: bool = True
    canonical: Callable[[str], str] = str
    icons_inside: bool = False
    origin: str = ""


@dataclass(frozen=True)
class Wiki:
    """One wiki on its way to pages.

    `examined` is what the rules say about all of it, where that is known; `shown` what they say about what
    the site shows of it.
    """

    reading: Reading
    options: Options
    examined: tuple[Told, ...] | None = None
    shown: tuple[Told, ...] | None = None

    @cached_property
    def hidden(self) -> frozenset[str]:
        """The drafts, where the site doesn't show them."""
        wanted = self.options.drafts
        if self.reading.catalog.settings.drafts if wanted is None else wanted:
            return frozenset()
        journeys = self.reading.catalog.journeys.values()
        return frozenset(journey.id for journey in journeys if journey.fields.status == "draft")

    @cached_property
    def catalog(self) -> Catalog:
        """What the site shows: without drafts there is no trace of them."""
        return self.reading.catalog.without(self.hidden)

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """What the rules say about what the site shows.

        About what all journeys share they must say it of the whole wiki too, if in other words: what only
        drafts use is used. So are waivers that only drafts need.
        """
        if self.shown is not None:
            return self.shown
        known = examined(self.reading) if self.examined is None else self.examined
        if not self.hidden:
            return known
        whole = {_place(told) for told in known}
        shown = {journey.file for journey in self.journeys.values()}
        hidden = {self.reading.catalog.journeys[journey].file for journey in self.hidden}
        return tuple(
            told
            for told in examined(replace(self.reading, catalog=self.catalog))
            if _place(told) in whole or (told.finding.file in shown and told.rule is not UNUSED_WAIVER)
            if told.finding.file not in hidden
        )

    @cached_property
    def _told_by_file(self) -> Mapping[str, tuple[Told, ...]]:
        found: dict[str, list[Told]] = {}
        for told in self.told:
            found.setdefault(told.finding.file, []).append(told)
        return {file: tuple(each) for file, each in found.items()}

    def told_of(self, file: str) -> tuple[Told, ...]:
        """What the rules say about one file."""
        return self._told_by_file.get(file, ())

    def health(self, journey: Journey) -> Health | None:
        """How healthy a journey's map is; None where it is only begun: little is asked of it yet."""
        if is_sketch(journey):
            return None
        return health(told.finding for told in self.told_of(journey.file))

    @cached_property
    def outline(self) -> str:
        """What the page of each journey may show of all others, as a key."""
        return outline(self)

    @cached_property
    def _digests(self) -> dict[str, str]:
        return {}

    def digest(self, journey: str) -> str:
        """What one journey says, as a key."""
        if journey not in self._digests:
            self._digests[journey] = journey_digest(self, self.journeys[journey])
        return self._digests[journey]

    @cached_property
    def language(self) -> str:
        return self.catalog.settings.language or "en"

    @cached_property
    def words(self) -> Words:
        return words_in(self.language)

    @property
    def journeys(self) -> Mapping[str, Journey]:
        """The journeys that have a page."""
        return self.catalog.journeys

    def journey_name(self, journey_id: str, words: Words) -> str:
        """What a journey is called; of one that the site doesn't show, only that."""
        if journey_id in self.hidden:
            return words("journey.hidden")
        found = self.catalog.journeys.get(journey_id)
        return found.name if found else journey_id

    def language_of(self, journey: Journey) -> str:
        """What a journey is written in: its own language, its persona's, the wiki's."""
        persona = self.catalog.personas.get(journey.persona)
        fields = persona.fields if persona else None
        return journey.fields.language or (fields.language if fields else None) or self.language

    def place_of(self, journey: Journey) -> Place:
        """The page of a journey, with the words of its language."""
        return Place(self, addresses.journey(journey.id), words_in(self.language_of(journey)))

    def words_for(self, language: str) -> Words:
        return words_in(language)

    def prose(self, owner: str, body: str) -> tuple[Section, ...]:
        """The text below a file's frontmatter, by its headings. `owner` is the id of a journey or persona."""
        address = addresses.journey(owner) if "/" in owner else addresses.persona(owner)
        found = render_prose(
            body,
            resolve=lambda target: self._resolved(owner, address, target),
            draw_fence=draw_fence,
        )
        # Prose comes out of the sanitiser as safe HTML.
        return tuple(replace(section, html=Markup(section.html)) for section in found.sections)  # noqa: S704

    def is_hidden_file(self, owner: str, path: str) -> bool:
        """Whether a path, as the file of a journey or persona names it, is that of a draft not shown."""
        return bool(self.hidden) and _seen_from(owner, path).removesuffix(".md") in self.hidden

    def _resolved(self, owner: str, address: str, target: str) -> str | None:
        """The href for a link to another file of the wiki; None where there is no such page."""
        path, _, anchor = target.partition("#")
        whole = _seen_from(owner, path)
        found = whole.removesuffix(".md").removesuffix("/index")
        if f"{self.reading.folder.name}/{whole}" in self.reading.pictures:
            return self.options.link(address, f"{addresses.PORTFOLIO}{whole}")
        if found in self.journeys:
            there = addresses.journey(found)
        elif found in self.catalog.personas:
            there = addresses.persona(found)
        else:
            return None
        return self.options.link(address, f"{there}#{anchor}" if anchor else there)

    def render(self, template: str, address: str, *, language: str | None = None, **facts: Any) -> str:
        """A page's HTML from its template."""
        words = self.words_for(language or self.language)
        place = Place(self, address, words)
        made = environment().get_template(template)
        html = made.render(at=place, w=words, wiki=self, catalog=self.catalog, **facts)
        if needs_seldom_sheet(template):
            html = f'<link rel="stylesheet" href="{escape(place.to(SELDOM_SHEET))}">\n{html}'
        html = without_blank_lines(html)
        return with_icons_inside(html) if self.options.icons_inside else with_icons_at(html, place.to(ICONS))


def _seen_from(owner: str, path: str) -> str:
    """A path that the file of a journey or persona names, as seen from the wiki's folder."""
    return posixpath.normpath(posixpath.join(owner.partition("/")[0], path))


def _place(told: Told) -> tuple[str, str, Position]:
    """Which rule speaks of what, in whatever words."""
    return told.rule.id, told.finding.file, told.finding.position
