"""Prose: the Markdown below a journey's or a persona's frontmatter, as HTML that is safe on a page.

Whoever may write a journey file writes this Markdown, so nothing in it is trusted: HTML is text, addresses
are of few kinds, and what comes out of Markdown is sanitised once more.
"""

from __future__ import annotations

from mkdocs_journeys.pages.prose.limits import TooHeavy
from mkdocs_journeys.pages.prose.rendering import Prose, Section, render
from mkdocs_journeys.pages.prose.wording import PLAIN, Wording

__all__ = ["PLAIN", "Prose", "Section", "TooHeavy", "Wording", "render"]
