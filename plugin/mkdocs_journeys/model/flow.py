"""Who goes where, and who of 100 that began is still there."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from mkdocs_journeys.model.journey import Journey, Onward, Touchpoint


@dataclass(frozen=True, slots=True)
class Way:
    """A way from one touchpoint to the next of the same journey. A loop leads back to an earlier step."""

    source: str
    to: str
    onward: Onward
    is_loop: bool


@dataclass(frozen=True, slots=True)
class Flow:
    """The ways of a journey, and of 100 who began, how many arrive at each touchpoint and leave there.

    `beginning` holds the ways in only, and how many begin there; `passing` how many go each way, by the ids
    of its two ends, loops aside. A number is None where it can't be known: a drop-off before it is not
    measured, or how many come in there.
    """

    ways: tuple[Way, ...]
    beginning: Mapping[str, float | None]
    arriving: Mapping[str, float | None]
    leaving: Mapping[str, float | None]
    passing: Mapping[tuple[str, str], float | None]

    @property
    def is_measured(self) -> bool:
        """Whether every number is known."""
        known = [*self.arriving.values(), *self.leaving.values()]
        return bool(known) and None not in known


class Flows(Mapping[str, Flow]):
    """The flows through some journeys. Each is found out when it is asked for, and then kept."""

    def __init__(self, journeys: Mapping[str, Journey]) -> None:
        self._journeys = journeys
        self._found: dict[str, Flow] = {}

    def __getitem__(self, journey: str) -> Flow:
        if journey not in self._found:
            self._found[journey] = flow(self._journeys[journey])
        return self._found[journey]

    def __iter__(self) -> Iterator[str]:
        return iter(self._journeys)

    def __len__(self) -> int:
        return len(self._journeys)


def flow(journey: Journey) -> Flow:
    """The flow through a journey. Loops add nobody: who goes back comes again."""
    steps = [touchpoint for touchpoint in journey.touchpoints if journey.is_experienced(touchpoint)]
    onward = _all_onward(journey, {step.id for step in steps})
    inner = {step: [way for way in found if way.journey is None] for step, found in onward.items()}
    loops = _loops({step: [way.to for way in found] for step, found in inner.items()})
    ways = tuple(
        Way(step, way.to, way, (step, way.to) in loops) for step, found in inner.items() for way in found
    )
    beginning = _beginning(steps, {way.to for way in ways if not way.is_loop})
    shares = {step: _shares(step, found, loops) for step, found in onward.items()}
    return Flow(ways, beginning, *_count(steps, shares, beginning))


def _all_onward(journey: Journey, present: Set[str]) -> dict[str, tuple[Onward, ...]]:
    """The ways on of each step that is present.

    As written; else to the following step that is not itself a way in. A way to a step that is not
    present, such as a retired one, leads on to where that one first leads.
    """
    every = {step.id: step.onward for step in journey.touchpoints}
    following: str | None = None
    after: dict[str, str | None] = {}
    for step in reversed(journey.touchpoints):
        after[step.id] = following
        if step.id in present and step.fields.entry is None:
            following = step.id

    def ways(step: str) -> tuple[Onward, ...]:
        written, default = every[step], after[step]
        return written if written is not None else (Onward(default),) if default else ()

    def past(way: Onward) -> Onward | None:
        seen = set()
        while way.journey is None and way.to not in present:
            if way.to in seen or way.to not in every or not ways(way.to):
                return None
            seen.add(way.to)
            first = ways(way.to)[0]
            way = replace(way, to=first.to, journey=first.journey)
        return way

    return {
        step: tuple(found for way in ways(step) if (found := past(way))) for step in every if step in present
    }


def _loops(inner: Mapping[str, Sequence[str]]) -> set[tuple[str, str]]:
    """The ways that go in circles: to an earlier step, or the same, from which one gets here again.

    What merely leads to an earlier step, as from a way in that stands below, is no loop.
    """
    order = {step: number for number, step in enumerate(inner)}
    back = [(step, to) for step, found in inner.items() for to in found if order[to] <= order[step]]
    circles = _circles(inner) if back else {}
    return {(step, to) for step, to in back if circles[to] == circles[step]}


def _circles(inner: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """For each step the number of its circle: the same for all steps that lead to each other."""
    against: dict[str, list[str]] = {step: [] for step in inner}
    for step, found in inner.items():
        for to in found:
            against[to].append(step)
    circles: dict[str, int] = {}
    for start in reversed(_finished(inner)):
        open_steps = [start]
        while open_steps:
            step = open_steps.pop()
            if step not in circles:
                circles[step] = circles[start] if start in circles else len(circles)
                open_steps += against[step]
    return circles


def _finished(inner: Mapping[str, Sequence[str]]) -> list[str]:
    """The steps in the order in which a walk, depth first, is done with them. Without recursion."""
    finished: list[str] = []
    seen: set[str] = set()
    for start in inner:
        walk = [(start, iter(inner[start]))] if start not in seen else []
        seen.add(start)
        while walk:
            step, onward = walk[-1]
            following = next((to for to in onward if to not in seen), None)
            if following is None:
                finished.append(step)
                walk.pop()
            else:
                seen.add(following)
                walk.append((following, iter(inner[following])))
    return finished


def _count(
    steps: Sequence[Touchpoint],
    shares: Mapping[str, Sequence[tuple[str, float]]],
    beginning: Mapping[str, float | None],
) -> tuple[dict[str, float | None], dict[str, float | None], dict[tuple[str, str], float | None]]:
    """Arriving, leaving and going on, in an order in which all that lead to a step come before it."""
    incoming = Counter(to for found in shares.values() for to, _ in found)
    arriving = {step.id: beginning.get(step.id, 0.0) for step in steps}
    leaving: dict[str, float | None] = {}
    passing: dict[tuple[str, str], float | None] = {}
    drops = {step.id: step.fields.drop_off for step in steps}
    ready = deque(step.id for step in steps if not incoming[step.id])
    while ready:
        step = ready.popleft()
        here, drop = arriving[step], drops[step]
        lost = None if here is None or drop is None else here * drop.percent / 100
        staying = None if here is None or lost is None else here - lost
        leaving[step] = lost
        for to, share in shares[step]:
            before = arriving[to]
            going = None if staying is None else staying * share
            arriving[to] = None if before is None or going is None else before + going
            sofar = passing.get((step, to), 0.0)
            passing[step, to] = None if going is None or sofar is None else sofar + going
            incoming[to] -= 1
            if not incoming[to]:
                ready.append(to)
    return arriving, {step.id: leaving[step.id] for step in steps}, passing


def _beginning(steps: Sequence[Touchpoint], led_to: Set[str]) -> dict[str, float | None]:
    """How many of 100 begin at each way in: where `entry` says so, and where nothing leads.

    A single way in without a percent takes what the others leave; of several, none can be known. Where
    the percents of all are known, those who come in elsewhere are not among the 100.
    """
    known = {
        step.id: step.fields.entry.percent
        for step in steps
        if step.fields.entry is not None and step.fields.entry.percent is not None
    }
    total = sum(known.values())
    unknown = [
        step.id
        for step in steps
        if step.id not in known and (step.fields.entry is not None or step.id not in led_to)
    ]
    if not unknown and total < 100:
        # Who comes in nowhere else begins at the beginning, even where a later way in leads back to it.
        unknown = [step.id for step in steps[:1] if step.id not in known]
    rest = max(0.0, 100.0 - total)
    scale = 100 / total if total and (total > 100 or not unknown) else 1.0
    each = rest if len(unknown) == 1 or not rest else None
    found = {step: percent * scale for step, percent in known.items()} | dict.fromkeys(unknown, each)
    return {step.id: found[step.id] for step in steps if step.id in found}


def _shares(step: str, every: Sequence[Onward], loops: Set[tuple[str, str]]) -> list[tuple[str, float]]:
    """The fraction of those who stay that goes each way forward within the journey, equal where absent.

    Who goes back comes again, so the loops' part is spread over the other ways. What the shares leave
    out of 100 ends here.
    """
    given = sum(way.share for way in every if way.share is not None)
    absent = sum(way.share is None for way in every)
    each = max(0.0, 100.0 - given) / absent if absent else 0.0
    portions = [(way, each if way.share is None else way.share) for way in every]
    inner = [(way.to, portion) for way, portion in portions if way.journey is None]
    whole = max(100.0, given) - sum(portion for to, portion in inner if (step, to) in loops)
    return [(to, portion / whole if whole else 0.0) for to, portion in inner if (step, to) not in loops]
