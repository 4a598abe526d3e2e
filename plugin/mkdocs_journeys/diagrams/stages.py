"""The diagram of a journey's stages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mkdocs_journeys.diagrams.chart import Chart, Edge, Node
from mkdocs_journeys.diagrams.facts import Going, StageLine, StagesAlternative
from mkdocs_journeys.diagrams.labels import shorten
from mkdocs_journeys.diagrams.words import DiagramWords

MAX_NODES = 12


@dataclass(frozen=True, slots=True)
class _Room:
    """What has a node of its own. What has none is said in the label of its stage."""

    journeys: bool
    ends: bool


def stages_chart(facts: StagesAlternative, words: DiagramWords) -> Chart:
    """The stages in order with what they feel like, where they lead, and who leaves; at most 12 nodes.

    Who leaves is said in the box of the stage: nodes for them would push the stages out of line, and wider
    than a phone.
    """
    lines = _merged(facts.stages, words)
    room = _room(facts, lines)
    nodes: list[Node] = []
    edges: list[Edge] = []
    if room.ends and facts.start:
        nodes.append(Node("start", "first", (shorten(facts.start),)))
        edges.append(Edge("start", _id(lines[0])))
    nodes += [Node(_id(line), "stage", _label(facts, lines, line, words, room), line.mood) for line in lines]
    edges += _ways(lines, words)
    if room.journeys:
        _add_journeys(nodes, edges, lines, words)
    if room.ends and facts.end:
        nodes.append(Node("finish", "last", (shorten(facts.end),)))
        edges += [Edge(_id(line), "finish") for line in lines if line.is_last or line is lines[-1]]
    return Chart(tuple(nodes), tuple(edges))


def _id(line: StageLine) -> str:
    return f"s{line.index + 1}"


def _merged(lines: tuple[StageLine, ...], words: DiagramWords) -> tuple[StageLine, ...]:
    """At most 12 stages: of more, the last ones are drawn as one, which says how many it stands for."""
    if len(lines) <= MAX_NODES:
        return lines
    kept, tail = lines[: MAX_NODES - 1], lines[MAX_NODES - 1 :]
    first = tail[0].index
    names = words.separator.join(line.name for line in tail)
    unknown = any(line.leaving is None for line in tail)
    whole = StageLine(
        first,
        tail[0].id,
        words.together.format(count=len(tail), names=names),
        None,
        None,
        tail[0].arriving,
        None if unknown else sum(line.leaving or 0 for line in tail),
        tuple(loss for line in tail for loss in line.losses),
        _outward([going for line in tail for going in line.goings], first),
        any(line.is_last for line in tail),
    )
    inward = [replace(line, goings=_outward(line.goings, None, first)) for line in kept]
    return (*inward, whole)


def _outward(goings: Sequence[Going], inside: int | None, first: int | None = None) -> tuple[Going, ...]:
    """The ways of stages that are drawn as one: none within it, and those to it lead to its first stage."""
    found: dict[tuple[int | None, str | None, bool], Going] = {}
    for going in goings:
        if inside is not None and going.stage is not None and going.stage >= inside:
            continue
        far = first is not None and going.stage is not None and going.stage > first
        moved = replace(going, stage=first) if far else going
        key = (moved.stage, moved.journey, moved.is_loop)
        found[key] = replace(moved, when=None) if key in found and found[key].when != moved.when else moved
    return tuple(found.values())


def _room(facts: StagesAlternative, lines: Sequence[StageLine]) -> _Room:
    """Links to other journeys lose their nodes first, then start and end."""
    journeys = len({going.journey for line in lines for going in line.goings if going.journey})
    ends = bool(facts.start) + bool(facts.end)
    free = MAX_NODES - len(lines)
    return _Room(free >= ends + journeys, free >= ends)


def _label(
    facts: StagesAlternative,
    lines: Sequence[StageLine],
    line: StageLine,
    words: DiagramWords,
    room: _Room,
) -> tuple[str, ...]:
    label = [shorten(line.name)]
    if not room.ends and facts.start and line is lines[0]:
        label.insert(0, words.starts.format(text=shorten(facts.start)))
    if line.mean is not None and line.mood is not None:
        label.append(words.feel(line.mean, line.mood, line.low))
    if line.leaving is None and any(other.leaving is not None for other in lines):
        label.append(words.unmeasured)
    elif line.leaving:
        label.append(_leave(line, line.leaving, words))
    if not room.journeys:
        label += [words.elsewhere.format(journey=going.name) for going in line.goings if going.journey]
    if not room.ends and facts.end and line is lines[-1]:
        label.append(words.ends.format(text=shorten(facts.end)))
    return tuple(label)


def _leave(line: StageLine, leaving: float, words: DiagramWords) -> str:
    """How many leave, and where to if all that say so go to the same place."""
    where = {loss.to for loss in line.losses}
    to = where.pop() if len(where) == 1 else None
    return words.leaving(leaving, to)


def _ways(lines: Sequence[StageLine], words: DiagramWords) -> list[Edge]:
    """The arrows between stages."""
    return [
        Edge(_id(line), f"s{going.stage + 1}", way_label(going, words), going.is_loop)
        for line in lines
        for going in line.goings
        if going.stage is not None
    ]


def way_label(going: Going, words: DiagramWords) -> str:
    """In which case one goes this way, and how many do; of a loop, that it leads back."""
    share = "" if going.share is None else words.share.format(percent=words.count(going.share))
    case = (
        words.case_share.format(when=going.when, share=share) if going.when and share else going.when or share
    )
    if not going.is_loop:
        return case
    return words.back_when.format(when=case) if case else words.back


def _add_journeys(
    nodes: list[Node], edges: list[Edge], lines: Sequence[StageLine], words: DiagramWords
) -> None:
    """The other journeys that people go on to, each once."""
    ids: dict[str, str] = {}
    for line in lines:
        for going in line.goings:
            if going.journey is None:
                continue
            if going.journey not in ids:
                ids[going.journey] = f"j{len(ids) + 1}"
                label = words.elsewhere.format(journey=shorten(going.name))
                nodes.append(Node(ids[going.journey], "away", (label,)))
            edges.append(Edge(_id(line), ids[going.journey], way_label(going, words)))
