"""Who goes where, and who of 100 that began is still there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .journey import Journey, Onward, Touchpoint


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

    A number is None where it can't be known: a drop-off before it is not measured, or how many come in there.
    """

    ways: tuple[Way, ...]
    arriving: Mapping[str, float | None]
    leaving: Mapping[str, float | None]

    @property
    def is_measured(self) -> bool:
        """Whether every number is known."""
        known = [*self.arriving.values(), *self.leaving.values()]
        return bool(known) and None not in known


def flow(journey: Journey) -> Flow:
    """The flow through a journey. Loops add nobody: who goes back comes again."""
    steps = [touchpoint for touchpoint in journey.touchpoints if journey.is_experienced(touchpoint)]
    present = {step.id for step in steps}
    onward = {step.id: _onward(steps, index) for index, step in enumerate(steps)}
    inner = {
        step: [way.to for way in ways if way.journey is None and way.to in present]
        for step, ways in onward.items()
    }
    loops = _back_edges(inner)
    ways = tuple(
        Way(step, way.to, way, (step, way.to) in loops)
        for step, found in onward.items()
        for way in found
        if way.journey is None and way.to in present
    )
    arriving, leaving = _count(steps, onward, loops, present)
    return Flow(ways, arriving, leaving)


def _onward(steps: Sequence[Touchpoint], index: int) -> tuple[Onward, ...]:
    """The ways on: as written, else the following step that is not itself a way in."""
    written = steps[index].onward
    if written is not None:
        return written
    following = next((step.id for step in steps[index + 1 :] if step.fields.entry is None), None)
    return (Onward(following),) if following else ()


def _back_edges(inner: Mapping[str, Sequence[str]]) -> set[tuple[str, str]]:
    """The ways that lead to a step which is on the path to them: depth first, in order, without recursion."""
    back: set[tuple[str, str]] = set()
    done: set[str] = set()
    for start in inner:
        path: list[str] = []
        on_path: set[str] = set()
        stack: list[tuple[str, int]] = [] if start in done else [(start, 0)]
        while stack:
            step, at = stack.pop()
            if at == 0:
                path.append(step)
                on_path.add(step)
            if at < len(inner[step]):
                stack.append((step, at + 1))
                following = inner[step][at]
                if following in on_path:
                    back.add((step, following))
                elif following not in done:
                    stack.append((following, 0))
            else:
                done.add(path.pop())
                on_path.discard(step)
    return back


def _count(
    steps: Sequence[Touchpoint],
    onward: Mapping[str, Sequence[Onward]],
    loops: set[tuple[str, str]],
    present: set[str],
) -> tuple[dict[str, float | None], dict[str, float | None]]:
    """Arriving and leaving of each step, in an order in which all that lead to a step come before it."""
    forward = {
        step.id: [way for way in onward[step.id] if (step.id, way.to) not in loops or way.journey]
        for step in steps
    }
    incoming: dict[str, int] = defaultdict(int)
    for ways in forward.values():
        for way in ways:
            incoming[way.to] += way.journey is None and way.to in present
    arriving = _beginning(steps, incoming)
    leaving: dict[str, float | None] = {}
    ready = [step for step in steps if not incoming[step.id]]
    by_id = {step.id: step for step in steps}
    while ready:
        step = ready.pop(0)
        here = arriving[step.id]
        drop = step.fields.drop_off
        lost = None if here is None or drop is None else here * drop.percent / 100
        leaving[step.id] = lost
        staying = None if here is None or lost is None else here - lost
        for way, share in _shares(forward[step.id], onward[step.id]):
            if way.journey is not None or way.to not in present:
                continue
            before = arriving[way.to]
            arriving[way.to] = None if before is None or staying is None else before + staying * share
            incoming[way.to] -= 1
            if not incoming[way.to]:
                ready.append(by_id[way.to])
    return arriving, leaving


def _beginning(steps: Sequence[Touchpoint], incoming: Mapping[str, int]) -> dict[str, float | None]:
    """How many of 100 begin at each step: at the ways in, and at steps to which nothing leads.

    One way in without a percent takes what the others leave; of several, none can be known.
    """
    begin: dict[str, float | None] = {step.id: 0.0 for step in steps}
    sources = [step for step in steps if step.fields.entry is not None or not incoming[step.id]]
    known = {
        step.id: step.fields.entry.percent
        for step in sources
        if step.fields.entry is not None and step.fields.entry.percent is not None
    }
    unknown = [step.id for step in sources if step.id not in known]
    rest = max(0.0, 100.0 - sum(known.values()))
    begin.update(known)
    begin.update({step: rest if len(unknown) == 1 else None for step in unknown})
    return begin


def _shares(forward: Sequence[Onward], every: Sequence[Onward]) -> list[tuple[Onward, float]]:
    """The fraction of those who stay that goes each way, equal where absent, loops taken out."""
    given = sum(way.share for way in every if way.share is not None)
    absent = sum(way.share is None for way in every)
    each = max(0.0, 100.0 - given) / absent if absent else 0.0
    portions = [(way, each if way.share is None else way.share) for way in forward]
    looping = max(100.0, given) - sum(portion for _, portion in portions)
    looping = 0.0 if len(forward) == len(every) else looping
    scale = max(100.0, given) - looping
    return [(way, portion / scale if scale else 0.0) for way, portion in portions]
