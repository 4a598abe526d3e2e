"""Maps of Enablement Map Studio: YAML with a document of `kind: cjm`, and others beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import yaml

from mkdocs_journeys.exchange.importing.draft import Draft, NoMapError, Persona, Said, Step, gathered
from mkdocs_journeys.exchange.importing.emotions import OURS
from mkdocs_journeys.reading.nodes import DEPTH_LIMIT

_KIND = "cjm"
_KNOWN = frozenset({"kind", "version", "id", "persona", "phases", "actions"})
_KNOWN_ACTION = frozenset({"id", "name", "phase", "touchpoints", "thoughts_feelings", "emotion_score"})


class _Loader(yaml.SafeLoader):
    """Reads plain data, and no references: a few lines of those can stand for gigabytes."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            raise NoMapError("The file uses YAML references (`*name`), which are not read.")
        return super().compose_node(parent, index)


_Loader.yaml_implicit_resolvers = {}


def documents(text: str) -> list[Any]:
    """The documents of a YAML file, all scalars as texts. Raises NoMapError where it is no YAML."""
    try:
        found = list(yaml.load_all(text, Loader=_Loader))
    except RecursionError:
        raise NoMapError("The file is nested too deep.") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" at line {mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or "a mistake in it"
        raise NoMapError(f"The file is no YAML that can be read{where}: {problem}.") from None
    return found


def drafts_of(text: str, name: str) -> tuple[Draft, ...]:
    """The maps of a file. Raises NoMapError where there is none."""
    all_ = documents(text)
    maps = [each for each in all_ if isinstance(each, Mapping) and each.get("kind") == _KIND]
    if not maps:
        raise NoMapError(
            "There is no document with `kind: cjm` in it.",
            "Of YAML files, those of Enablement Map Studio are read, and `journeys` reads its own.",
        )
    rest = [each for each in all_ if each not in maps]
    drafts = [_draft(each, name, f"document {all_.index(each) + 1}") for each in maps]
    if rest:
        lines = [line for each in rest for line in _lines(each)]
        first = drafts[0]
        prose = "\n".join(("## Besides the map", "", *(f"- {line}" for line in lines)))
        which = "1 more document" if len(rest) == 1 else f"{len(rest)} more documents"
        guess = f"{which} of the file went into the prose"
        drafts[0] = replace(first, prose=prose, guesses=(*first.guesses, guess))
    return tuple(drafts)


def _draft(data: Mapping[str, Any], name: str, place: str) -> Draft:
    persona = data.get("persona")
    who = (
        Persona(str(persona.get("name", "")), str(persona.get("description", "")))
        if isinstance(persona, Mapping)
        else Persona(persona if isinstance(persona, str) else "")
    )
    phases = {
        str(each.get("id")): str(each.get("name", each.get("id"))) for each in _mappings(data.get("phases"))
    }
    actions = list(_mappings(data.get("actions")))
    if not actions and not phases:
        raise NoMapError(f"{place} has neither phases nor actions.")
    rows: list[tuple[str, tuple[Said, ...], Step | None]] = []
    for phase, label in [*phases.items(), *_unknown(actions, phases)]:
        steps = [each for each in actions if str(each.get("phase", "")) == phase]
        own = (Said("id", phase, "x-id"),) if phase in phases else ()
        rows += [(label, own, _step(each)) for each in steps] or [(label, own, None)]
    left = [Said(key, line) for key, value in data.items() if key not in _KNOWN for line in _lines(value)]
    left += _besides(data, phases)
    if who.name:
        left.append(Said("Persona", f"{who.name}. {who.about}".strip()))
    return Draft(
        title=str(data.get("title") or data.get("name") or name),
        place=place,
        stages=gathered(rows),
        said=(*left, *([Said("id", str(data["id"]), "x-id")] if "id" in data else [])),
        persona=who,
        scale=OURS,
        columns=(
            *(("phases", "stage"), ("actions", "action"), ("touchpoints", "touchpoint")),
            *(("thoughts_feelings", "thought"), ("emotion_score", "emotion")),
        ),
    )


def _besides(data: Mapping[str, Any], phases: Mapping[str, str]) -> Iterator[Said]:
    """What people add to personas, phases and actions of their own, and what has not the form of one."""
    persona = data.get("persona")
    if isinstance(persona, Mapping):
        rest = {key: value for key, value in persona.items() if key not in ("name", "description")}
        yield from (Said("persona", line) for line in _lines(rest))
    for key in ("phases", "actions"):
        value = data.get(key) or []
        items = value if isinstance(value, list) else [value]
        for item in items:
            if not isinstance(value, list) or not isinstance(item, Mapping):
                yield from (Said(key, line) for line in _lines(item))
            elif key == "phases":
                is_named = phases.get(str(item.get("id"))) == str(item.get("name", item.get("id")))
                known = ("id", "name") if is_named else ("id",)
                rest = {name: inner for name, inner in item.items() if name not in known}
                yield from (Said(f"phase {item.get('id', '')}".strip(), line) for line in _lines(rest))


def _unknown(actions: Iterable[Mapping[str, Any]], phases: Mapping[str, str]) -> list[tuple[str, str]]:
    """Phases that actions name and the list of phases doesn't."""
    named = dict.fromkeys(str(each.get("phase", "")) for each in actions)
    return [(phase, phase or "Without a phase") for phase in named if phase not in phases]


def _step(data: Mapping[str, Any]) -> Step:
    name = str(data.get("name", ""))
    said = [Said("action", name, "action")]
    said += [Said("thoughts_feelings", text, "thought") for text in _texts(data.get("thoughts_feelings"))]
    if "id" in data:
        said.append(Said("id", str(data["id"]), "x-id"))
    if "emotion_score" in data:
        said.append(Said("emotion_score", str(data["emotion_score"]), "emotion"))
    said += [
        Said(key, line) for key, value in data.items() if key not in _KNOWN_ACTION for line in _lines(value)
    ]
    return Step(", ".join(_texts(data.get("touchpoints"))), tuple(said))


def _mappings(value: Any) -> Iterator[Mapping[str, Any]]:
    yield from (each for each in value if isinstance(each, Mapping)) if isinstance(value, list) else ()


def _texts(value: Any) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else [str(value)] if value else []


def _lines(value: Any, way: str = "", depth: int = 0) -> Iterator[str]:
    """Every text of some data, each with the way to it."""
    if depth > DEPTH_LIMIT:
        return
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _lines(inner, f"{way} / {key}" if way else str(key), depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _lines(inner, way, depth + 1)
    elif value not in (None, ""):
        text = " ".join(str(value).split())
        yield f"**{way}**: {text}" if way else text
