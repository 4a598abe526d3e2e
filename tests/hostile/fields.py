"""Script in every field of every kind of file, as the fields are defined: a new one is among them by itself.

`corpus/fields.yml` states what must happen to each. Those that are harmless also stand together in one wiki,
where they name each other, so that all is shown that can be.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import Any

import yaml
from tests.hostile.healthy import HEALTHY
from tests.hostile.inputs import CORPUS, HARMLESS, Hostile

from mkdocs_journeys.model.fields import (
    CampaignFields,
    ChannelFields,
    EvidenceFields,
    JourneyFields,
    LifecycleStageFields,
    MetricFields,
    OwnerFields,
    PersonaFields,
    Record,
    SettingsFields,
    SharedTouchpointFields,
)
from mkdocs_journeys.model.fields.shape import fields_of, key_of, nested

STATED = CORPUS / "fields.yml"
PAYLOAD = (
    "'\"></title></textarea></script><script>beacon()</script>"
    "<img src=https://evil.example/x onerror=beacon()>"
)
PLACES: dict[type[Record], str] = {
    JourneyFields: "fields/journey.md",
    PersonaFields: "fields/index.md",
    OwnerFields: "owners.yml",
    ChannelFields: "channels.yml",
    LifecycleStageFields: "stages.yml",
    SharedTouchpointFields: "touchpoints.yml",
    EvidenceFields: "evidence.yml",
    MetricFields: "metrics.yml",
    CampaignFields: "campaigns.yml",
    SettingsFields: "journeys.yml",
}
# What stands in fields that a record must have, where the payload is in another.
NEEDED: dict[str, Any] = {"stages": {"name": "S"}, "text": "T", "id": "i", "percent": 1, "to": "N"}
NEEDED |= {"src": "images/x.png", "alt": "A", "people": 1, "date": 2026, "value": 1, "journey": "anna/plain"}

Way = tuple[str, ...]


def ways(kind: type[Record], above: Way = ()) -> Iterator[Way]:
    """The way to each field of a record, through the records that it holds."""
    held = _held(kind)
    for key in fields_of(kind):
        if key not in held:
            yield (*above, key)
        elif key not in above:
            yield from ways(held[key], (*above, key))


def every_field() -> Iterator[tuple[str, str, bytes]]:
    """The name of each field, and a file with the payload in it: where it belongs, and what it holds."""
    for kind, place in PLACES.items():
        for way in ways(kind):
            yield _name(kind, way), place, _file(kind, place, _record(kind, way))


def stated() -> Mapping[str, Any]:
    """What must happen to the payload in each field."""
    found: Mapping[str, Any] = yaml.safe_load(STATED.read_text(encoding="utf-8"))
    return found


def together() -> Hostile:
    """All fields that take the payload, in one wiki."""
    known = stated()
    files = {}
    for kind, place in PLACES.items():
        record: dict[str, Any] = {}
        for way in ways(kind):
            if known.get(_name(kind, way)) == HARMLESS:
                _merge(record, _record(kind, way))
        if kind is SettingsFields:
            record["lanes"] = [{"id": "legal", "name": "Legal notes"}, record["lanes"]]
        healthy = HEALTHY[place] if "/" not in place and kind is not SettingsFields else ""
        files[place] = healthy.encode() + _file(kind, place, record)
    return Hostile("fields", "together", (), files)


def _name(kind: type[Record], way: Way) -> str:
    return ".".join((kind.__name__.removesuffix("Fields"), *way))


def _held(kind: type[Record]) -> dict[str, type[Record]]:
    return {key_of(kind, name): record for name, record in nested(kind).items()}


def _record(kind: type[Record], way: Way) -> dict[str, Any]:
    """A record with the payload at the end of the way, and what it needs besides."""
    made: dict[str, Any] = {}
    key, *rest = way
    for other, info in fields_of(kind).items():
        if info.is_required() and other in NEEDED:
            made[other] = copy.copy(NEEDED[other])
        elif other in ("name", "title") and key != "use":
            made[other] = "N"
    made[key] = _record(_held(kind)[key], tuple(rest)) if rest else PAYLOAD
    if key in ("more", "traits") and not rest:
        made[key] = {PAYLOAD: PAYLOAD}
    return made


def _merge(into: dict[str, Any], other: Mapping[str, Any]) -> None:
    """Add another record; the payload wins over what stands there for need."""
    for key, value in other.items():
        if isinstance(value, dict) and isinstance(into.get(key), dict):
            _merge(into[key], value)
        elif into.get(key) != PAYLOAD:
            # The touchpoint that it leads to, itself, has the payload for its name by now.
            into[key] = PAYLOAD if key == "to" else value


def _file(kind: type[Record], place: str, record: dict[str, Any]) -> bytes:
    whole = record if "/" in place or kind is SettingsFields else {"entry": record}
    written = yaml.safe_dump(whole, allow_unicode=True, sort_keys=False, width=4000)
    return (f"---\n{written}---\n" if "/" in place else written).encode()


def write(found: Mapping[str, Any]) -> None:
    """Write down what happens to each field: to be read before it is believed."""
    lines = ["# What must happen to script in each field: see tests/hostile/fields.py."]
    for name, must in found.items():
        lines.append(f"{name}: {must if must == HARMLESS else '[' + ', '.join(must) + ']'}")
    STATED.write_text("\n".join(lines) + "\n", encoding="utf-8")
