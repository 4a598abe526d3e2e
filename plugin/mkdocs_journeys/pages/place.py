"""The page that is being written: links from it, and names as it shows them."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

from mkdocs_journeys.model.journey import Journey, Stage, Touchpoint
from mkdocs_journeys.model.registry import Entry
from mkdocs_journeys.model.values.placeholders import filled
from mkdocs_journeys.pages import addresses
from mkdocs_journeys.pages.words import Words

if TYPE_CHECKING:
    from mkdocs_journeys.pages.wiki import Wiki


# Stands for the address of a site that has not been told its own.
UNKNOWN = "https://wiki.example/"


class Place:
    """An address with the words of its page. What it gives are hrefs, seen from there."""

    def __init__(self, wiki: Wiki, address: str, words: Words) -> None:
        self._wiki = wiki
        self._address = address
        self.words = words

    def to(self, address: str) -> str:
        """The href for an address of ours, with or without an anchor."""
        return self._wiki.options.link(self._address, address)

    def whole(self, address: str) -> str:
        """The address of ours as others have to write it, who are not on this site."""
        found = self._wiki.options.canonical(address)
        return found if "://" in found else UNKNOWN + found.lstrip("/")

    @property
    def is_known(self) -> bool:
        """Whether the site has been told its own address."""
        return not self.whole(addresses.HOME).startswith(UNKNOWN)

    def listing(self, name: str) -> str:
        return self.to(addresses.listing(name))

    def entry(self, registry: str, entry_id: str) -> str:
        return self.to(addresses.entry(registry, entry_id))

    def quality(self, journey: Journey) -> str:
        """What the rules have found about a journey's map."""
        return self.to(f"{addresses.listing('quality')}#{addresses.map_anchor(journey.id)}")

    def rule(self, slug: str) -> str:
        return self.to(addresses.rule(slug))

    def code(self, code: str) -> str:
        """Where it is said what a code of reading means."""
        return self.to(f"{addresses.listing('rules')}#{code}")

    def table(self, name: str) -> str:
        return self.to(addresses.table(name))

    def catalog(self) -> str:
        return self.to(addresses.catalog())

    def schema(self, kind: str) -> str:
        return self.to(addresses.schema(kind))

    def persona(self, persona_id: str) -> str:
        return self.to(addresses.persona(persona_id))

    def journey(self, journey_id: str) -> str | None:
        """The href of a journey's page; None where it has none, being a draft."""
        catalog = self._wiki.catalog
        shown = journey_id in catalog.journeys or journey_id in catalog.broken_ids
        return self.to(addresses.journey(journey_id)) if shown else None

    def comparison(self, journey_id: str) -> str:
        return self.to(addresses.comparison(journey_id))

    def glossary(self, lane: str) -> str:
        """What a lane means."""
        return self.to(f"{addresses.GLOSSARY}#lane-{lane}")

    def step_name(self, touchpoint: Touchpoint, place: str) -> str:
        """What a way of this touchpoint leads to, as `next` writes it, is called."""
        found = self._wiki.catalog.journeys[touchpoint.journey].by_id.get(place)
        return found.name if found else self.journey_name(place.partition("#")[0])

    def on_journey(self, touchpoint: Touchpoint) -> str:
        """The touchpoint's place on its journey."""
        return self.to(addresses.place(touchpoint))

    def thing(self, touchpoint: Touchpoint) -> str:
        """The touchpoint's own page where it is registered, else its place on its journey."""
        return self.to(addresses.thing(touchpoint, self._wiki.catalog))

    def own_page(self, touchpoint: Touchpoint) -> str | None:
        """The touchpoint's own page; None where it is not registered."""
        page = addresses.own_page(touchpoint, self._wiki.catalog)
        return self.to(page) if page else None

    def stage_on_journey(self, stage: Stage) -> str:
        return self.to(f"{addresses.journey(stage.journey)}#{addresses.stage_anchor(stage.id)}")

    def picture(self, file: str) -> str:
        """The href of a picture, by its path from the folder that holds the wiki's."""
        return self.to(picture_address(file))

    def channel_icon(self, channel_id: str) -> str | None:
        found = self._wiki.catalog.registries.channels.get(channel_id)
        return found.fields.icon if found else None

    def hue(self, persona_id: str) -> int:
        """One of five hues, the same for a persona on every page."""
        return zlib.crc32(persona_id.encode()) % 5 + 1

    def initials(self, persona_id: str) -> str:
        """The first letters of the first two words of a persona's name."""
        return "".join(word[0] for word in self.persona_name(persona_id).split()[:2]).upper()

    def name(self, registry: str, entry_id: str) -> str:
        """What an entry of a registry is called."""
        found: Entry[Any] | None = getattr(self._wiki.catalog.registries, registry).get(entry_id)
        return found.name if found else entry_id

    def persona_name(self, persona_id: str) -> str:
        found = self._wiki.catalog.personas.get(persona_id)
        return found.name if found else persona_id

    def journey_name(self, journey_id: str) -> str:
        return self._wiki.journey_name(journey_id, self.words)

    def lifecycle(self, stage: Stage) -> str | None:
        """The stage of the lifecycle, where the journey calls it something else."""
        if stage.lifecycle is None:
            return None
        name = self.name("stages", stage.lifecycle)
        return name if name != stage.name else None

    def ticket(self, ticket: str) -> str | None:
        """The address of a ticket in the team's tracker."""
        pattern = self._wiki.catalog.settings.ticket_url
        return filled(pattern, {"ticket": ticket}) if pattern else None

    def comment_on(self, journey: Journey, touchpoint: Touchpoint | None = None) -> str | None:
        """Where to comment on a journey or on one of its touchpoints; None where no such address is set."""
        if touchpoint is None:
            return self._comment(addresses.journey(journey.id), journey.name, journey=journey.id)
        title = f"{journey.name}: {touchpoint.name}"
        page = addresses.place(touchpoint)
        return self._comment(page, title, journey=journey.id, touchpoint=touchpoint.name)

    def comment_on_entry(self, entry: Entry[Any]) -> str | None:
        """Where to comment on a registered touchpoint, in whichever journey it appears."""
        page = addresses.entry("touchpoints", entry.id)
        return self._comment(page, entry.name, touchpoint=entry.name)

    def _comment(self, page: str, title: str, *, journey: str = "", touchpoint: str = "") -> str | None:
        pattern = self._wiki.catalog.settings.comment_url
        if not pattern:
            return None
        whole = self._wiki.options.canonical(page)
        values = {"journey": journey, "touchpoint": touchpoint, "title": title, "page": whole}
        return filled(pattern, values)


def picture_address(file: str) -> str:
    """Where a picture stands in the site: beside the pages of its persona."""
    return f"{addresses.PORTFOLIO}{file.partition('/')[2]}"
