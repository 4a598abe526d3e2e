"""The Markdown that prose is written in: a fixed list of extensions, whatever the site has switched on."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX

from mkdocs_journeys.pages.prose import inline
from mkdocs_journeys.pages.prose.blocks import Admonition, Tasks
from mkdocs_journeys.pages.prose.comments import without_comments
from mkdocs_journeys.pages.prose.limits import weigh_lines, weigh_texts
from mkdocs_journeys.pages.prose.wording import Wording

_EXTENSIONS: dict[str, dict[str, Any]] = {
    # Cells carry an attribute: the policy of the pages refuses styles.
    "tables": {"use_align_attribute": True},
    "sane_lists": {},
    "admonition": {},
    # Highlighters are one more parser for everybody's text, and journeys hold no programs.
    "pymdownx.highlight": {"use_pygments": False},
}


class Dialect:
    """A Markdown reader. Holds what it finds until the next body: one thread at a time may use it."""

    def __init__(self) -> None:
        self.fences: list[str] = []
        self._notes = FootnoteExtension(
            BACKLINK_TEXT="&#8617;&#xFE0E;",
            # Nobody can write these signs: the footnotes stay where we look for them.
            PLACE_MARKER=f"{STX}footnotes{ETX}",
            SEPARATOR=":",
        )
        fence = {"name": "mermaid", "class": "mermaid", "format": self._keep_fence}
        md = Markdown(
            extensions=[*_EXTENSIONS, self._notes, "pymdownx.superfences"],
            extension_configs=_EXTENSIONS | {"pymdownx.superfences": {"custom_fences": [fence]}},
            output_format="html",
        )
        self._markdown = md
        self._admonition = Admonition(md)
        self._tasks = Tasks(md)
        md.preprocessors.deregister("html_block")
        md.preprocessors.register(_Comments(md), "comments", 20)
        md.preprocessors.register(_LineLimits(md), "limits", 0)
        inline.arrange(md)
        self._brackets = inline.Brackets(md)
        md.parser.blockprocessors.register(self._admonition, "admonition", 105)
        # Before the inline patterns, which would take the box for a link.
        md.treeprocessors.register(self._tasks, "tasks", 25)
        md.treeprocessors.register(_TextLimits(md), "limits", 22)

    def parse(self, text: str, wording: Wording) -> Element:
        """The tree of a body. Mermaid fences stand in `fences`, and in the tree by their place there.

        Raises TooHeavy, and whatever the library's parts raise where they are at odds with a text.
        """
        self._admonition.wording = self._tasks.wording = wording
        self._notes.setConfig("BACKLINK_TITLE", wording.back)
        self.fences = []
        self._brackets.reset()
        self._markdown.reset()
        lines = text.split("\n")
        for preprocessor in self._markdown.preprocessors:
            lines = preprocessor.run(lines)
        document: Any = self._markdown.parser.parseDocument(lines)
        root: Element = document.getroot()
        for treeprocessor in self._markdown.treeprocessors:
            changed = treeprocessor.run(root)
            if changed is not None:
                root = changed
        return root

    def html(self, element: Element) -> str:
        """What stands inside an element of the tree. It is not safe yet."""
        written = self._markdown.serializer(element)
        inner = written[written.index(">") + 1 : written.rindex("</")] if "</" in written else ""
        for postprocessor in self._markdown.postprocessors:
            inner = postprocessor.run(inner)
        return inner.strip()

    def _keep_fence(self, source: str, *_: object, **__: object) -> str:
        self.fences.append(source)
        return f'<div data-fence="{len(self.fences) - 1}"></div>'


class _Comments(Preprocessor):
    """Takes out the comments that begin a line. Runs when fences are set aside, which may hold some."""

    def run(self, lines: list[str]) -> list[str]:
        return without_comments(lines)


class _LineLimits(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        weigh_lines(lines)
        return lines


class _TextLimits(Treeprocessor):
    def run(self, root: Element) -> None:
        weigh_texts(root)
