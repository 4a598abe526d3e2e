"""Where a touchpoint leads: the ids behind what `next` and `pains` name."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from mkdocs_journeys.model.fields import TouchpointFields
from mkdocs_journeys.model.journey import Onward
from mkdocs_journeys.model.values.refusal import nearest
from mkdocs_journeys.model.values.texts import fold
from mkdocs_journeys.reading.nodes import Code
from mkdocs_journeys.reading.source import Path_, Source


class LocalNames:
    """What things of one kind within a journey may be called: their ids, their names, their former ids."""

    def __init__(self, named: Iterable[tuple[str, Iterable[str]]]) -> None:
        self.ids: list[str] = []
        self._spellings: dict[str, str] = {}
        others: dict[str, str] = {}
        for own_id, names in named:
            self.ids.append(own_id)
            self._spellings[fold(own_id)] = own_id
            for name in names:
                others.setdefault(fold(name), own_id)
        self._spellings = others | self._spellings

    def find(self, spelling: str) -> str | None:
        return self._spellings.get(fold(spelling))

    def near(self, spelling: str) -> str:
        found = nearest(spelling, self._spellings)
        return self._spellings.get(found, "")

    def say_unknown(
        self, source: Source, path: Path_, what: str, spelling: str, of: str = "this journey"
    ) -> None:
        listed = ", ".join(self.ids[:12]) + (", ..." if len(self.ids) > 12 else "")
        source.say(
            path,
            Code.UNKNOWN_REFERENCE,
            f"{of} has no {what} `{spelling}`",
            allowed=listed,
            suggestion=self.near(spelling),
        )


def onward(
    source: Source,
    fields: TouchpointFields,
    path: Path_,
    local: LocalNames,
    journeys: Callable[[str], str | None],
) -> tuple[Onward, ...] | None:
    """The ways on of a touchpoint; None where the file names none. `journeys` finds another journey's id."""
    if fields.next is None:
        return None
    ways = []
    for index, way in enumerate(fields.next):
        place = (*path, "next", index)
        details = {"when": way.when, "share": way.share, "handover": way.handover}
        journey_name, mark, step = way.to.partition("#")
        if "/" in journey_name or (mark and journey_name):
            journey = journeys(journey_name)
            if journey is None:
                source.say(place, Code.UNKNOWN_REFERENCE, f"there is no journey `{journey_name}`")
            else:
                ways.append(Onward(step, journey, **details))  # type: ignore[arg-type]
            continue
        found = local.find(step if mark else way.to)
        if found is None:
            local.say_unknown(source, place, "touchpoint", way.to)
        else:
            ways.append(Onward(found, None, **details))  # type: ignore[arg-type]
    total = sum(way.share or 0 for way in ways)
    if total > 100:
        source.say((*path, "next"), Code.SHARES, f"the shares add up to {total:g}", allowed="at most 100")
    return tuple(ways)
