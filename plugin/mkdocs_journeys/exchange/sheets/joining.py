"""The way back, second half: things from many sheets joined to journeys, personas and registries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mkdocs_journeys.exchange.brought import Brought, Problem
from mkdocs_journeys.exchange.sheets.emptied import Data, Emptied, Line, emptied
from mkdocs_journeys.exchange.sheets.sheet import JOURNEY, KEY, METRIC, SPECS, STAGE, TOUCHPOINT, Sheet
from mkdocs_journeys.model.values.refusal import nearest
from mkdocs_journeys.reading.source import SUGGESTIONS

_HELD = {"pain": "pains", "opportunity": "opportunities"}


def brought_from(sheets: Sequence[Sheet]) -> Brought:
    """What the sheets of an export say, as data with the cells that its parts come from."""
    found = emptied(sheets)
    brought = Brought(found.settings, found.unlisted, problems=found.problems)
    _Joining(found, brought).join()
    return brought


class _Joining:
    """Puts the things of the sheets together again: pains into touchpoints, these into stages."""

    def __init__(self, found: Emptied, brought: Brought) -> None:
        self._lines = found.lines
        self._brought = brought
        self._stages: dict[tuple[str, str], Data] = {}
        self._steps: dict[tuple[str, str], Data] = {}

    def join(self) -> None:
        for spec in SPECS:
            for line in self._lines.get(spec.name, ()):
                self._brought.origins[id(line.fields)] = line
        registries = self._brought.registries
        for spec in SPECS:
            if spec.kind == "registry" and spec.name in self._lines:
                registries[spec.registry] = self._by_key(spec.name)
        self._brought.personas.update(self._by_key("personas"))
        self._brought.journeys.update(self._by_key("journeys"))
        self._place_readings()
        for line in self._lines.get("stages", ()):
            self._place_stage(line)
        for line in self._lines.get("touchpoints", ()):
            self._place_touchpoint(line)
        for kind, shelf in _HELD.items():
            for line in self._lines.get(shelf, ()):
                self._place_held(line, kind, shelf)

    def _by_key(self, name: str) -> dict[str, Data]:
        found: dict[str, Data] = {}
        for line in self._lines.get(name, ()):
            key = line.places[KEY]
            if not key:
                self._say(line, KEY, f"Here belongs the key of this row on the sheet {name}.")
            elif key in found:
                self._say(line, KEY, f"Two rows of the sheet {name} have the key `{key}`.")
            else:
                found[key] = line.fields
        return found

    def _place_readings(self) -> None:
        metrics = self._brought.registries.get("metrics", {})
        for line in self._lines.get("readings", ()):
            metric = line.places[METRIC]
            if metric in metrics:
                metrics[metric].setdefault("readings", []).append(line.fields)
            else:
                self._lost(line, METRIC, "metric", metric, metrics)

    def _place_stage(self, line: Line) -> None:
        journeys = self._brought.journeys
        journey, key = line.places[JOURNEY], line.places[KEY]
        if journey not in journeys:
            self._lost(line, JOURNEY, "journey", journey, journeys)
        elif (journey, key) in self._stages:
            self._say(line, KEY, f"Two stages of {journey} have the key `{key}`.")
        else:
            self._stages[journey, key] = line.fields
            journeys[journey].setdefault("stages", []).append(line.fields)

    def _place_touchpoint(self, line: Line) -> None:
        journey, key = line.places[JOURNEY], line.places[KEY]
        stage = self._stages.get((journey, line.places[STAGE]))
        if stage is None:
            self._lost(line, STAGE, f"stage of {journey}", line.places[STAGE], _within(self._stages, journey))
        elif (journey, key) in self._steps:
            self._say(line, KEY, f"Two touchpoints of {journey} have the key `{key}`.")
        else:
            self._steps[journey, key] = line.fields
            stage.setdefault("touchpoints", []).append(line.fields)

    def _place_held(self, line: Line, kind: str, shelf: str) -> None:
        journey, stage, step = (line.places[name] for name in (JOURNEY, STAGE, TOUCHPOINT))
        holder: Data | None
        if not journey:
            shared = self._brought.registries.get("touchpoints", {})
            holder, column, what, choices = shared.get(step), TOUCHPOINT, "shared touchpoint", iter(shared)
        elif step:
            holder, column, what = self._steps.get((journey, step)), TOUCHPOINT, f"touchpoint of {journey}"
            choices = _within(self._steps, journey)
        else:
            holder, column, what = self._stages.get((journey, stage)), STAGE, f"stage of {journey}"
            choices = _within(self._stages, journey)
        if holder is None:
            named = line.places[column]
            self._lost(line, column, what, named, choices, f" The {kind} has no place.")
        else:
            holder.setdefault(shelf, []).append(line.fields)

    def _lost(
        self, line: Line, column: str, what: str, named: str, choices: Iterable[str], more: str = ""
    ) -> None:
        message = f"There is no {what} `{named}`.{more}"
        found = self._brought.problems
        suggestion = nearest(named, choices) if len(found) < SUGGESTIONS else ""
        found.append(Problem(line.place(column), message, suggestion=suggestion))

    def _say(self, line: Line, column: str, message: str) -> None:
        self._brought.problems.append(Problem(line.place(column), message))


def _within(keys: Iterable[tuple[str, str]], journey: str) -> Iterator[str]:
    return (key for of, key in keys if of == journey)
