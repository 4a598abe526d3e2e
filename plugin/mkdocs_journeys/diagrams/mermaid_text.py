"""mermaid-py, and nothing else of the program touches it.

Only its text is used. Its `Mermaid` class asks a web service for a picture: it is never made here. Importing
the package prints a line about IPython, which has no place in the output of a build.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Sequence

with contextlib.redirect_stdout(io.StringIO()):
    from mermaid.flowchart import FlowChart, Link
    from mermaid.flowchart import Node as FlowNode
    from mermaid.userjourney import Actor, Section, Task, UserJourney


def flowchart(nodes: Sequence[tuple[str, str, str]], links: Sequence[tuple[str, str, str, bool]]) -> str:
    """A flowchart of nodes (id, encoded label, shape) and links (from, to, encoded label, dotted)."""
    made = {node_id: FlowNode(node_id, label, shape) for node_id, label, shape in nodes}
    chart = FlowChart(
        "",
        list(made.values()),
        [
            Link(made[source], made[to], "dotted" if dotted else "normal", message=label)
            for source, to, label, dotted in links
        ],
        orientation="TB",
    )
    return _without_front_matter(chart.script)


def user_journey(
    title: str, sections: Sequence[tuple[str, Sequence[tuple[str, int, tuple[str, ...]]]]]
) -> str:
    """A `journey` diagram: sections of tasks (name, score, actors), all texts encoded."""
    made = [
        Section(name, [Task(task, score, [Actor(who) for who in actors]) for task, score, actors in tasks])
        for name, tasks in sections
    ]
    return _without_front_matter(UserJourney(title, made).script).replace("\n\n", "\n")


def _without_front_matter(script: str) -> str:
    """mermaid-py writes the title into front matter without escaping it: the diagram begins after it."""
    return str(script).partition("\n---\n")[2] if script.startswith("---") else str(script)
