"""The diagrams that authors draw in their prose."""

from __future__ import annotations

from markupsafe import Markup

from mkdocs_journeys.diagrams.fence import check_fence
from mkdocs_journeys.diagrams.refusal import DiagramRefusal
from mkdocs_journeys.diagrams.svg import render


def draw_fence(source: str, diagram_id: str) -> str:
    """A Mermaid fence as a picture with its source below; the source and the reason where it is refused."""
    reason = check_fence(source)
    picture = None
    if reason is None:
        try:
            picture = render(source, diagram_id)
        except DiagramRefusal as refusal:
            reason = str(refusal)
    text = Markup('<pre data-search-exclude><code class="language-mermaid">{}</code></pre>').format(source)
    if picture is None:
        note = Markup('<p class="jm-notice">{}</p>').format(reason) if reason else ""
        return str(Markup('<div class="jm-figure">{}{}</div>').format(note, text))
    drawn = Markup(picture)  # noqa: S704  rebuilt from a list of allowed elements
    return str(
        Markup(
            '<div class="jm-figure"><div class="jm-figure__picture">{}</div>'
            "<details><summary>Mermaid</summary>{}</details></div>"
        ).format(drawn, text)
    )
