"""Where each page stands in the site."""

from __future__ import annotations

from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.journey import Touchpoint

HOME = ""
PORTFOLIO = "journeys/"
DATA = "data/"
GLOSSARY = "glossary/"
CHANGES = "changes/"
CHANGES_DATA = "changes/changes.json"
FEED = "changes/feed.xml"
# Every page loads the stylesheets and scripts that lie here.
LINKED = "assets/journeys/"
# One listing page each, with a page for each entry below it.
REGISTRIES = ("stages", "touchpoints", "channels", "owners", "evidence", "metrics", "campaigns")
LISTINGS = ("pain-points", "opportunities", "objectives", "entries", "drop-off")


def persona(persona_id: str) -> str:
    return f"{PORTFOLIO}{persona_id}/"


def journey(journey_id: str) -> str:
    return f"{PORTFOLIO}{journey_id}/"


def listing(name: str) -> str:
    """The page that lists all of a kind: `owners/`, `pain-points/`."""
    return f"{name}/"


def part(address: str, persona_id: str, number: int) -> str:
    """A part of a listing that is too long for one page, by the first persona on it."""
    return f"{address}of/{persona_id}/" + (f"{number}/" if number > 1 else "")


def entry(registry: str, entry_id: str) -> str:
    """The page of one entry of a registry."""
    return f"{registry}/{entry_id}/"


def rule(slug: str) -> str:
    """The page of a rule."""
    return f"rules/{slug}/"


def table(name: str) -> str:
    """A listing as a file for spreadsheets."""
    return f"{DATA}{name}.csv"


def journey_table(journey_id: str) -> str:
    """The touchpoints of one journey as a file for spreadsheets."""
    return f"{PORTFOLIO}{journey_id}/touchpoints.csv"


def journey_feed(journey_id: str) -> str:
    """What changed on one journey, for feed readers."""
    return f"{journey(journey_id)}feed.xml"


def owner_feed(owner_id: str) -> str:
    """What changed for one owner."""
    return f"{entry('owners', owner_id)}feed.xml"


def card(journey_id: str) -> str:
    """A journey as a small page for the frames of other wikis."""
    return f"{PORTFOLIO}{journey_id}/card.html"


def schema(kind: str) -> str:
    """The JSON Schema of a kind of file, for editors that complete and check while one writes."""
    return f"{DATA}{kind}.schema.json"


def catalog() -> str:
    """The whole wiki as data, for programs."""
    return f"{DATA}journeys.json"


def comparison(journey_id: str) -> str:
    """The page of a journey beside those that it compares to."""
    return f"compare/{journey_id}/"


def place(touchpoint: Touchpoint) -> str:
    """A touchpoint's place on its journey."""
    return f"{journey(touchpoint.journey)}#{touchpoint_anchor(touchpoint.id)}"


def thing(touchpoint: Touchpoint, catalog: Catalog) -> str:
    """A touchpoint's own page where it is registered, else its place on its journey."""
    return own_page(touchpoint, catalog) or place(touchpoint)


def own_page(touchpoint: Touchpoint, catalog: Catalog) -> str | None:
    """A touchpoint's own page; None where it is not registered."""
    use = touchpoint.fields.use
    return entry("touchpoints", use) if use and use in catalog.registries.touchpoints.entries else None


def touchpoint_anchor(touchpoint_id: str) -> str:
    return f"tp-{touchpoint_id}"


def stage_anchor(stage_id: str) -> str:
    return f"stage-{stage_id}"


def pain_anchor(pain_id: str) -> str:
    return f"pain-{pain_id}"


def opportunity_anchor(opportunity_id: str) -> str:
    return f"opportunity-{opportunity_id}"


def map_anchor(journey_id: str) -> str:
    """A map's place on the page Quality."""
    return f"map-{journey_id.replace('/', '--')}"


def evidence_anchor(evidence_id: str) -> str:
    return f"evidence-{evidence_id}"
