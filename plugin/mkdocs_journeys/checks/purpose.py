"""What a map is meant to be: a sketch or the whole, a customer's or a colleague's, in which language."""

from __future__ import annotations

from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.journey import Journey

# With fewer a map has only been begun, whatever its status says.
FEWEST_STAGES = 3
FEWEST_TOUCHPOINTS = 6
_CUSTOMERS = ("customer", "prospect")


def is_sketch(journey: Journey) -> bool:
    """Whether the map is only begun. It is told what is wrong with it, and not all that it still lacks."""
    is_small = len(journey.stages) < FEWEST_STAGES or len(journey.touchpoints) < FEWEST_TOUCHPOINTS
    return is_small or journey.fields.status == "draft"


def is_of_customers(journey: Journey, catalog: Catalog) -> bool:
    """Whether a customer goes this way, or one to be. Of an unknown persona that is taken for granted."""
    persona = catalog.personas.get(journey.persona)
    return persona is None or persona.fields is None or persona.fields.kind in _CUSTOMERS


def own_language(journey: Journey, catalog: Catalog) -> str | None:
    """The language that the journey says it is in, or its persona; such as en, without the country."""
    persona = catalog.personas.get(journey.persona)
    written = journey.fields.language or (persona.fields.language if persona and persona.fields else None)
    return primary(written) if written else None


def primary(language: str) -> str:
    """The language of a tag without its country and script: en for en-GB."""
    return language.replace("_", "-").partition("-")[0].casefold()
