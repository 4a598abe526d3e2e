"""Pages that stand alone: one file, without scripts, which asks nobody for anything."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from markupsafe import Markup

from mkdocs_journeys.pages.policy import digest, tag
from mkdocs_journeys.pages.templates import environment
from mkdocs_journeys.pages.words import Words

# What only people need, who read the sources instead.
_GAP = re.compile(r"/\*.*?\*/|\n\s*", re.DOTALL)


def page_alone(name: str, words: Words, *, title: str, **facts: object) -> str:
    """The whole page, from the template and the stylesheet of a name."""
    css = _style(name)
    # One style of ours, and nothing else: no script, no picture, no frame, no form.
    policy = f"default-src 'none'; style-src '{digest(css)}'; base-uri 'none'; form-action 'none'"
    made = environment().get_template(f"alone/{name}.html")
    return made.render(
        w=words,
        title=title,
        style=Markup(css),  # noqa: S704  a file of ours
        policy=Markup(tag(policy)),  # noqa: S704  likewise
        **facts,
    )


@cache
def _style(name: str) -> str:
    folder = resources.files(__package__) / "styles" / "alone"
    css = "".join((folder / f"{each}.css").read_text(encoding="utf-8") for each in ("page", name))
    return _GAP.sub("", css)
