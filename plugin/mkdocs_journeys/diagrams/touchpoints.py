"""The diagram of the touchpoints in one stage."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs_journeys.diagrams.chart import Chart, Edge, Node
from mkdocs_journeys.diagrams.facts import Going, StagesAlternative, TouchpointLine, TouchpointsAlternative
from mkdocs_journeys.diagrams.labels import shorten
from mkdocs_journeys.diagrams.stages import way_label
from mkdocs_journeys.diagrams.words import DiagramWords


def touchpoints_chart(facts: TouchpointsAlternative, stages: StagesAlternative, words: DiagramWords) -> Chart:
    """The touchpoints of a stage, their ways, and small nodes for where people come from and go to."""
    prefix = f"s{facts.stage + 1}t"
    ids = {line.id: f"{prefix}{at}" for at, line in enumerate(facts.touchpoints, 1)}
    names = [line.name for line in stages.stages]
    nodes: list[Node] = []
    edges: list[Edge] = []
    near = _Near(nodes, edges, names, words)
    for line in facts.touchpoints:
        near.add_all(line.coming, ids[line.id])
        nodes.append(_node(ids[line.id], line, words))
        for going in line.goings:
            if going.journey is None and going.touchpoint in ids:
                edges.append(
                    Edge(ids[line.id], ids[going.touchpoint], way_label(going, words), going.is_loop)
                )
            else:
                near.add("to", going, ids[line.id])
    return Chart(tuple(nodes), tuple(edges))


class _Near:
    """The small nodes around a stage, one for each place, however many ways lead there."""

    def __init__(
        self, nodes: list[Node], edges: list[Edge], stages: Sequence[str], words: DiagramWords
    ) -> None:
        self.nodes, self.edges, self.stages, self.words = nodes, edges, stages, words
        self.ids: dict[tuple[str, str], str] = {}

    def add_all(self, comings: Sequence[Going], step: str) -> None:
        """The ways from other stages to one step; those from one stage are one, unless a case differs."""
        grouped: dict[tuple[int | None, str], list[Going]] = {}
        for going in comings:
            grouped.setdefault((going.stage, way_label(going, self.words)), []).append(going)
        for (stage, _), ways in grouped.items():
            if len(ways) == 1 or stage is None:
                self.add("from", ways[0], step)
            else:
                label = self.words.from_stage.format(stage=self.stages[stage])
                self._join("from", f"{stage} {step}", label, ways[0], step)

    def add(self, side: str, going: Going, step: str) -> None:
        """One way to or from a place outside."""
        self._join(side, going.journey or going.touchpoint or "", self._label(side, going), going, step)

    def _join(self, side: str, place: str, label: str, going: Going, step: str) -> None:
        key = (side, place)
        if key not in self.ids:
            self.ids[key] = f"{side}{sum(kind == side for kind, _ in self.ids) + 1}"
            self.nodes.append(Node(self.ids[key], "away", (label,)))
        ends = (self.ids[key], step) if side == "from" else (step, self.ids[key])
        self.edges.append(Edge(*ends, way_label(going, self.words), going.is_loop))

    def _label(self, side: str, going: Going) -> str:
        if going.stage is None:
            return self.words.elsewhere.format(journey=shorten(going.name))
        pattern = self.words.from_ if side == "from" else self.words.to
        return pattern.format(stage=self.stages[going.stage], touchpoint=shorten(going.name))


def _node(node_id: str, line: TouchpointLine, words: DiagramWords) -> Node:
    label = [f"{line.number}. {shorten(line.name)}"]
    if line.mean is not None and line.mood is not None:
        label.append(words.feel(line.mean, line.mood, line.low))
    if line.is_entry:
        percent = line.entry_percent
        label.append(
            words.entry if percent is None else words.entry_share.format(percent=words.count(percent))
        )
    if line.leaving:
        label.append(words.leaving(line.leaving))
    elif line.leaving is None and line.loss:
        label.append(words.drop_off.format(percent=words.count(line.loss.percent)))
    return Node(node_id, "stage" if line.has_contact else "step", tuple(label), line.mood)
