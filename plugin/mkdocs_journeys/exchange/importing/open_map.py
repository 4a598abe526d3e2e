"""Maps in the open customer-journey-map format: milestones and steps as headings, fields as bullets.

Its bullets look like YAML and are none: what stands behind the first colon is text, whatever signs it has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from mkdocs_journeys.exchange.importing.draft import Draft, Persona, Said, Stage, Step
from mkdocs_journeys.model.values.texts import fold

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\n(?P<fields>.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_MILESTONE = re.compile(r"##\s+Milestone:\s*(?P<id>.*\S)\s*", re.IGNORECASE)
_STEP = re.compile(r"###\s+Step:\s*(?P<id>.*\S)\s*", re.IGNORECASE)
_BULLET = re.compile(r"(?P<indent>\s*)-\s+(?P<text>.*)")
_KEYED = re.compile(r"(?P<key>[A-Za-z_][\w.-]*)\s*:(?:\s+(?P<value>.*)|\s*)")
_FLOW = re.compile(r"\[(?P<items>.*)\]")

# What their fields are in ours. What is not here goes into the prose, under the name that it has.
_FIELDS: Mapping[str, str] = {
    **dict.fromkeys(("doing", "frontstageActionOfCustomer", "decision"), "action"),
    **dict.fromkeys(("thinking",), "thought"),
    **dict.fromkeys(("emotion", "emotionValence"), "emotion"),
    **dict.fromkeys(("painPoint", "anxiety", "bottleneck", "accessibilityBarrier"), "pains"),
    **dict.fromkeys(("opportunity", "recommendation"), "opportunities"),
    **dict.fromkeys(("expectation", "informationNeed"), "needs"),
    **dict.fromkeys(("motivation",), "convinces"),
    **dict.fromkeys(("frontstage", "frontstageAction"), "frontstage"),
    **dict.fromkeys(("backstage", "backstageAction", "supportProcess", "supportProcesses"), "backstage"),
    **dict.fromkeys(("systems", "tools", "technology"), "systems"),
    **dict.fromkeys(("kpi", "metric"), "metrics"),
    **dict.fromkeys(("responsibleTeam", "owner"), "owner"),
    **{"channel": "channel", "duration": "duration", "waitTime": "wait", "dropoffRate": "drop_off"},
    **{"handoff": "handover", "message": "message", "trust": "trust", "momentOfTruth": "moment_of_truth"},
}


@dataclass(slots=True)
class _Section:
    """A milestone or a step: its bullets as keys with texts, and what else stands there."""

    name: str
    is_step: bool
    told: list[tuple[str, str]] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)

    def first(self, key: str) -> str:
        return next((text for name, text in self.told if name == key), "")


def is_open_map(text: str) -> bool:
    """Whether a text is written in this format."""
    lines = text.split("\n")
    return any(_MILESTONE.fullmatch(line) for line in lines) and any(_STEP.fullmatch(line) for line in lines)


def draft_of(text: str, name: str) -> Draft:
    """The map of a file."""
    front = _FRONT.match(text)
    head = list(_bullets(front["fields"].split("\n"))) if front else []
    before, sections = _sections(text[front.end() :] if front else text)
    stages: list[Stage] = []
    for section in sections:
        if not section.is_step:
            stages.append(Stage(section.first("title") or section.name, tuple(_said(section, {"title"}))))
            continue
        if not stages:
            stages.append(Stage(name))
        last = stages[-1]
        stages[-1] = Stage(last.name, last.said, (*last.steps, _step(section)))
    known = dict(reversed(head))
    about = [Said(key, value) for key, value in head if key not in ("journey", "name", "role", "type", "")]
    people = _people(head)
    about += [Said("Persona", f"{who.name}. {who.about}".strip()) for who in people.values()]
    primary = people.get("primary") or next(iter(people.values()), Persona())
    return Draft(
        title=known.get("journey") or name,
        place="the file",
        stages=tuple(stages),
        said=(*(each for each in about if each.text), *(Said("", line) for line in before)),
        persona=primary,
        columns=(("Milestone", "stage"), ("Step", "touchpoint"), *_columns(sections)),
        guesses=("steps are called after their ids",),
    )


def _columns(sections: list[_Section]) -> Iterator[tuple[str, str]]:
    keys = dict.fromkeys(key for section in sections for key, _ in section.told)
    yield from ((key, _FIELDS.get(key, "")) for key in keys if key not in ("title",))


def _sections(text: str) -> tuple[list[str], list[_Section]]:
    """What stands above the first heading, and the sections of milestones and steps."""
    before: list[str] = []
    sections: list[tuple[_Section, list[str]]] = []
    for line in text.split("\n"):
        milestone, step = _MILESTONE.fullmatch(line), _STEP.fullmatch(line)
        if found := milestone or step:
            sections.append((_Section(found["id"], step is not None), []))
        elif sections:
            sections[-1][1].append(line)
        elif line.strip():
            before.append(line.strip())
    for section, lines in sections:
        section.told = list(_bullets(lines))
    return before, [section for section, _ in sections]


def _bullets(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Keys with their texts. What is indented below a key belongs to it; a key may come often."""
    key, found = "", False
    for line in lines:
        stripped = line.strip()
        if not stripped or set(stripped) <= {"-", "*"}:
            continue
        bullet = _BULLET.fullmatch(line)
        indent = len(line) - len(line.lstrip())
        text = bullet["text"].strip() if bullet else stripped
        keyed = _KEYED.fullmatch(text)
        if keyed and (indent == 0 or not found):
            key, found = keyed["key"], True
            if keyed["value"]:
                yield key, _flat(keyed["value"])
        elif keyed and key == "personas":
            yield keyed["key"], _flat(keyed["value"] or "")
        elif keyed and keyed["key"] == "description":
            yield key, _flat(keyed["value"] or "")
        elif keyed and keyed["value"] is not None:
            yield f"{key} / {keyed['key'].strip('_')}", _flat(keyed["value"])
        else:
            yield key, _flat(text)


def _flat(value: str) -> str:
    """A value without the brackets of a list or the quotes of a text."""
    value = value.strip()
    if listed := _FLOW.fullmatch(value):
        return ", ".join(part.strip() for part in listed["items"].split(","))
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" and value[0] not in value[1:-1]:
        return value[1:-1]
    return value


def _people(head: list[tuple[str, str]]) -> dict[str, Persona]:
    """The personas of the preamble by their type; several of one type by their names."""
    people: list[dict[str, str]] = []
    for key, value in head:
        if key == "name":
            people.append({})
        if people and key in ("name", "role", "type"):
            people[-1][key] = value
    found: dict[str, Persona] = {}
    for each in people:
        told = (each.get("role", ""), f"({each['type']})" if "type" in each else "")
        persona = Persona(each["name"], " ".join(filter(None, told)))
        kind = fold(each.get("type", ""))
        found[kind if kind not in found else each["name"]] = persona
    return found


def _step(section: _Section) -> Step:
    name = section.first("title") or section.name.replace("-", " ").replace("_", " ").strip()
    name = name[:1].upper() + name[1:]
    said = list(_said(section, {"title"}))
    if name.casefold().replace(" ", "-") != section.name.casefold():
        said.append(Said("id", section.name))
    if not any(each.field == "action" for each in said):
        said = [
            Said(each.label, each.text, "action") if each.label == "description" else each for each in said
        ]
    touchpoint = section.first("touchpoint")
    return Step(touchpoint or name, (*([Said("step", name)] if touchpoint else []), *said))


def _said(section: _Section, without: set[str]) -> Iterator[Said]:
    for key, text in section.told:
        if key in without or (key == "touchpoint" and section.is_step):
            continue
        yield Said(key, text, _FIELDS.get(key, "") if section.is_step or key not in ("duration",) else "")
