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
    """A milestone or a step: its bullets as keys with texts."""

    name: str
    is_step: bool
    told: list[tuple[str, str]] = field(default_factory=list)


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
            title, told = _taken("title", section.told)
            stages.append(Stage(title or section.name, tuple(_said(told, is_step=False))))
            continue
        if not stages:
            stages.append(Stage(name))
        last = stages[-1]
        stages[-1] = Stage(last.name, last.said, (*last.steps, _step(section)))
    title, head = _taken("journey", head)
    people, rest = _people(head)
    about = [Said(key, value) for key, value in rest]
    about += [Said("Persona", f"{who.name}. {who.about}".strip()) for _, who in people]
    primary = dict(reversed(people)).get("primary") or next((who for _, who in people), Persona())
    return Draft(
        title=title or name,
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


def _taken(key: str, told: list[tuple[str, str]]) -> tuple[str, list[tuple[str, str]]]:
    """The first text of a key, empty where there is none, and all that is told beside it."""
    at = next((at for at, (name, _) in enumerate(told) if name == key), len(told))
    return "".join(text for _, text in told[at : at + 1]), [*told[:at], *told[at + 1 :]]


def _people(head: list[tuple[str, str]]) -> tuple[list[tuple[str, Persona]], list[tuple[str, str]]]:
    """The personas of the preamble, each with its type, and what is told beside them."""
    people: list[dict[str, str]] = []
    rest: list[tuple[str, str]] = []
    for key, value in head:
        if key == "name":
            people.append({})
        if people and key in ("name", "role", "type") and key not in people[-1]:
            people[-1][key] = value
        else:
            rest.append((key, value))
    found: list[tuple[str, Persona]] = []
    for each in people:
        told = (each.get("role", ""), f"({each['type']})" if "type" in each else "")
        found.append((fold(each.get("type", "")), Persona(each["name"], " ".join(filter(None, told)))))
    return found, rest


def _step(section: _Section) -> Step:
    title, told = _taken("title", section.told)
    touchpoint, told = _taken("touchpoint", told)
    name = title or section.name.replace("-", " ").replace("_", " ").strip()
    name = name[:1].upper() + name[1:]
    said = list(_said(told, is_step=True))
    if name.casefold().replace(" ", "-") != section.name.casefold():
        said.append(Said("id", section.name))
    if not any(each.field == "action" for each in said):
        said = [
            Said(each.label, each.text, "action") if each.label == "description" else each for each in said
        ]
    return Step(touchpoint or name, (*([Said("step", name)] if touchpoint else []), *said))


def _said(told: list[tuple[str, str]], *, is_step: bool) -> Iterator[Said]:
    for key, text in told:
        yield Said(key, text, _FIELDS.get(key, "") if is_step or key not in ("duration",) else "")
