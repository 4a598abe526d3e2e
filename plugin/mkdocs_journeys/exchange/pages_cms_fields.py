"""The definition of the fields as forms of Pages CMS (https://pagescms.org): one component for each record.

What its forms can't say is left out, or said by a simpler form:

- One text or a list, a text for a record, a number or a range (`emotion: [-2, 1]`): a form takes only one of
  the two, so it takes the list, the record, the number. Files that write the other are edited as text.
- Keys that a team chooses itself (`traits`, `x-` keys, `rules`, `columns`): no form. Those at the top of a
  file stay as they are.
- Dates are texts with a pattern: the date field writes today's date into what is empty, and drops months.
- Yes or no is a choice: the on-off field takes `no` for yes, and writes `false` into every touchpoint.
- `next: []`, and "a `name` or a `use`": the check says so afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.fields.forms import Form, OneOrMany, Reference
from mkdocs_journeys.model.fields.record import Record, record_name
from mkdocs_journeys.model.fields.shape import fields_of
from mkdocs_journeys.model.registry import NO_CONTACT
from mkdocs_journeys.model.values import texts

CmsField = dict[str, Any]

# Fields that have no form, by record and key, and why.
LEFT_OUT: Mapping[tuple[str, str], str] = {
    ("settings", "format"): "there is only one",
    ("settings", "rules"): "its keys are the names of rules and folders",
    ("settings", "columns"): "its keys are the team's own",
    ("persona", "traits"): "its keys are the team's own",
}
_NUMBERS: Mapping[str, CmsField] = {
    "number": {},
    "number, 0 or more": {"min": 0},
    "0 to 1, or percent": {"min": 0, "max": 1, "step": 0.05},
    "1 to 5, or low, medium, high": {"min": 1, "max": 5, "step": 0.5},
    "1 to 5": {"min": 1, "max": 5, "step": 1},
    "-2 to 2, or a change": {"min": -2, "max": 2, "step": 0.5},
}
_HINTS: Mapping[str, str] = {
    "date": "Such as 2026, 2026-06 or 2026-06-14.",
    "duration": "Such as 10s, 5min, 2h, 3d, 2w, 6mo, 1y.",
    "percent": "With the sign: 38%.",
    "yes or percent": "yes, or a percent such as 30%.",
    "-2 to 2, or a change": "From -2, very negative, to 2, very positive.",
    "1 to 5, or low, medium, high": "1 is low, 5 is high.",
    "0 to 1, or percent": "0 is none, 1 is sure.",
}
_YES_OR_PERCENT = r"^\s*(yes|no|[0-9][0-9.]*\s*%)\s*$"
_PERCENT = r"^\s*[0-9][0-9.]*\s*%\s*$"
# What stands in the folded line of a list's item.
_SUMMARIES = {
    "stage": "{fields.stage} {fields.name}",
    "touchpoint": "{fields.name} {fields.use}",
    "measure": "{fields.use} {fields.name}",
    "reading": "{fields.date}",
}


class Forms:
    """The forms for one wiki: what refers to a registry is chosen from its entries."""

    def __init__(self, catalog: Catalog) -> None:
        self._choices = dict(_choices(catalog))
        self._lanes = [lane for lane in catalog.settings.lanes if lane.id.isascii()]
        self.components: dict[str, CmsField] = {
            f"{kind}-id": {"type": "select", "options": {"values": values}}
            for kind, values in self._choices.items()
        }

    def fields(self, record: type[Record]) -> list[CmsField]:
        """A form field for each field of a record that can have one."""
        name = record_name(record.__name__)
        return [
            self._field(key, info) for key, info in fields_of(record).items() if (name, key) not in LEFT_OUT
        ]

    def component(self, record: type[Record]) -> str:
        """The name of a record's component, which is made the first time."""
        name = record_name(record.__name__)
        if name not in self.components:
            self.components[name] = {"type": "object", "fields": self.fields(record)}
        return name

    def _field(self, key: str, info: FieldInfo) -> CmsField:
        parts = [*info.metadata, *_unwrapped(info.annotation)]
        many = any(isinstance(part, OneOrMany) for part in parts)
        found: CmsField = {"name": key, "label": info.title or _label(key)}
        hint = next(
            (_HINTS[part.words] for part in parts if isinstance(part, Form) and part.words in _HINTS), ""
        )
        found["description"] = f"{info.description} {hint}".strip()
        if info.is_required():
            found["required"] = True
        record = next((part for part in parts if isinstance(part, type) and issubclass(part, Record)), None)
        reference = next((part for part in parts if isinstance(part, Reference)), None)
        if record is not None:
            found["component"] = self.component(record)
            return found | ({"list": _folded(record)} if many else {})
        if reference is not None and reference.kind in self._choices:
            found["component"] = f"{reference.kind}-id"
            return found | ({"options": {"multiple": True}} if many else {})
        if any(get_origin(part) is Mapping for part in parts):
            return found | {
                "type": "object",
                "fields": [self._lane(lane.id, lane.name) for lane in self._lanes],
            }
        return found | _simple(parts) | ({"list": True} if many else {})

    def _lane(self, lane_id: str, name: str | None) -> CmsField:
        return {"name": lane_id, "label": name or _label(lane_id), "type": "text", "list": True}


def _choices(catalog: Catalog) -> Iterator[tuple[str, list[CmsField]]]:
    """What fields that refer to something choose from. A list that nobody wrote allows any name."""
    registries = catalog.registries
    for kind in ("owners", "channels", "touchpoints", "evidence", "metrics", "campaigns", "stages"):
        registry = getattr(registries, kind)
        if registry.binding or kind == "stages":
            values = [
                {"value": entry.id, "label": entry.name}
                for entry in registry
                if entry.written or not entry.users
            ]
            if kind == "channels":
                values.append({"value": NO_CONTACT, "label": NO_CONTACT})
            if values:
                yield kind, values
    if catalog.personas:
        yield "personas", [{"value": each.id, "label": each.name} for each in catalog.personas.values()]
    if catalog.journeys:
        yield "journeys", [{"value": each.id, "label": each.name} for each in catalog.journeys.values()]


def _simple(parts: list[Any]) -> CmsField:
    """The form of a single value."""
    for part in parts:
        if get_origin(part) is Literal:
            return {"type": "select", "options": {"values": list(get_args(part))}}
    form = next(part for part in parts if isinstance(part, Form))
    if form.words in _NUMBERS:
        options = _NUMBERS[form.words]
        return {"type": "number"} | ({"options": options} if options else {})
    if form.words == "yes or no":
        return {"type": "select", "options": {"values": ["yes", "no"]}}
    if form.read in (texts.text, texts.sentence):
        return {"type": "text"}
    pattern = _pattern(form)
    return {"type": "string"} | (
        {"pattern": {"regex": f"^$|{pattern}", "message": f"This takes: {form.words}."}} if pattern else {}
    )


def _pattern(form: Form) -> str:
    """What a text must look like. An empty one is left out of the file, so it may always be empty."""
    if form.words in ("yes or percent", "percent"):
        return _YES_OR_PERCENT if form.words == "yes or percent" else _PERCENT
    if form.words in ("text", "language") or form.read is texts.label:
        return ""
    if form.words == "address":
        return r"^\S+$"
    return str(form.schema.get("pattern", ""))


def _folded(record: type[Record]) -> CmsField:
    name = record_name(record.__name__)
    summary = _SUMMARIES.get(name, f"{{fields.{record.shorthand}}}")
    return {"collapsible": {"collapsed": True, "summary": summary}}


def _label(key: str) -> str:
    return key.replace("_", " ").replace("-", " ").capitalize()


def _unwrapped(annotation: Any) -> list[Any]:
    """An annotation and all that it is made of, from the outside in."""
    found = [annotation]
    for part in (*get_args(annotation), *getattr(annotation, "__metadata__", ())):
        if not isinstance(part, str):
            found += _unwrapped(part)
    return found
