"""A catalog as text that stays the same as long as the catalog does."""

from __future__ import annotations

import dataclasses
import datetime
import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.experience import of_journey
from mkdocs_journeys.model.registry import Registry
from mkdocs_journeys.model.totals import totals
from mkdocs_journeys.model.values.dates import Day
from mkdocs_journeys.model.values.durations import Duration

# What a journey and its parts hold as attributes, better than as their fields.
_ELSEWHERE = frozenset({"stages", "touchpoints", "pains", "opportunities", "metrics"})


def dump(catalog: Catalog) -> str:
    """All of a catalog but what is a default, with what is worked out of it."""
    whole = {
        "journeys": {journey.id: plain(journey) for journey in catalog.journeys.values()},
        "personas": plain(catalog.personas),
        "registries": plain(catalog.registries),
        "settings": plain(catalog.settings),
        "broken": plain(catalog.broken),
        "moved": plain(catalog.moved),
        "flows": {journey: plain(flow) for journey, flow in catalog.flows.items()},
        "experience": {journey.id: plain(of_journey(journey)) for journey in catalog.journeys.values()},
        "inventory": {
            line.key: [f"{at.journey}#{at.id}" for at in line.places] for line in catalog.inventory
        },
        "totals": plain(totals(catalog.journeys.values())),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def plain(value: Any) -> Any:
    """Anything of the model as JSON has it."""
    if isinstance(value, Day | Duration | datetime.date):
        return str(value)
    if isinstance(value, Registry):
        return {"binding": value.binding, "entries": plain(value.entries)}
    if isinstance(value, BaseModel):
        return _fields(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return _parts(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, frozenset):
        return sorted(value)
    return round(value, 6) if isinstance(value, float) else value


def _fields(record: BaseModel) -> dict[str, Any]:
    """The fields that differ from their defaults, `x-` keys among them."""
    defaults = {
        name: info.get_default(call_default_factory=True) for name, info in type(record).model_fields.items()
    }
    values = {name: getattr(record, name) for name in defaults}
    return {name: plain(value) for name, value in values.items() if value != defaults[name]}


def _parts(part: Any) -> dict[str, Any]:
    """The attributes that hold something; the fields of a part without what its own attributes repeat."""
    found = {}
    for attribute in dataclasses.fields(part):
        value = getattr(part, attribute.name)
        if attribute.name.startswith("_") or value is None or value in ((), "", frozenset()):
            continue
        found[attribute.name] = plain(value)
        if attribute.name == "fields":
            found["fields"] = {
                name: item
                for name, item in found["fields"].items()
                if not (name in _ELSEWHERE and hasattr(part, name))
            }
    return {name: item for name, item in found.items() if name != "findings"}
