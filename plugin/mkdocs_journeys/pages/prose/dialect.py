"""The Markdown that prose is written in: a fixed list of extensions, whatever the site has switched on."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.admonition import AdmonitionProcessor
from markdown.extensions.footnotes import FootnoteExtension
from markdown.inlinepatterns import AUTOMAIL_RE, ENTITY_RE, InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, STX

from mkdocs_journeys.pages.prose.comments import without_comments
from mkdocs_journeys.pages.prose.limits import weigh_blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

# The kinds of admonition that Material styles.
KINDS = (
    *("note", "abstract", "info", "tip", "success", "question"),
    *("warning", "failure", "danger", "bug", "example", "quote"),
)
_TASK = re.compile(r"\[([ xX])\][ \t]+")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words that Markdown adds to prose of its own accord.

    `kinds` are the titles of admonitions that have none, by kind; a kind without one is shown as written.
    `back` is what a footnote's link back says, with {} where its number stands; `done` and `to_do` name the
    boxes of task lists for those who can't see them.
    """

    kinds: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    back: str = "Back to footnote {} in the text"
    done: str = "Done"
    to_do: str = "To do"


PLAIN = Wording()


class Dialect:
    """A Markdown reader. Holds what it finds until the next body: one thread at a time may use it."""

    def __init__(self) -> None:
        self.wording = PLAIN
        self.fences: list[str] = []
        notes = FootnoteExtension(
            BACKLINK_TEXT="&#8617;&#xFE0E;",
            # Nobody can write this sign: the footnotes stay where we look for them.
            PLACE_MARKER=STX,
            SEPARATOR=":",
        )
        fence = {"name": "mermaid", "class": "mermaid", "format": self._keep_fence}
        self.markdown = Markdown(
            extensions=[
                "tables",
                "sane_lists",
                "admonition",
                notes,
                "pymdownx.highlight",
                "pymdownx.superfences",
            ],
            extension_configs={
                # Styles are refused by the policy of the pages, so cells carry an attribute.
                "tables": {"use_align_attribute": True},
                # Highlighters are one more parser for everybody's text, and journeys hold no programs.
                "pymdownx.highlight": {"use_pygments": False},
                "pymdownx.superfences": {"custom_fences": [fence]},
            },
            output_format="html",
        )
        self._arrange()

    def parse(self, text: str, wording: Wording) -> Element:
        """The tree of a body. What is drawn stands in `fences`, and in the tree by its place there.

        Raises TooHeavy, and whatever the library's parts do where they are at odds with a text.
        """
        self.wording = wording
        self.fences = []
        self.markdown.reset()
        lines = text.split("\n")
        for preprocessor in self.markdown.preprocessors:
            lines = preprocessor.run(lines)
        root: Element = self.markdown.parser.parseDocument(lines).getroot()
        for treeprocessor in self.markdown.treeprocessors:
            changed = treeprocessor.run(root)
            root = root if changed is None else changed
        return root

    def html(self, element: Element) -> str:
        """What stands inside an element of the tree. It is not safe yet."""
        written = self.markdown.serializer(element)
        inner = written[written.index(">") + 1 : written.rindex("</")] if "</" in written else ""
        for postprocessor in self.markdown.postprocessors:
            inner = postprocessor.run(inner)
        return inner.strip()

    def _arrange(self) -> None:
        md = self.markdown
        # HTML is text here.
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.preprocessors.register(_Comments(md), "comments", 20)
        md.preprocessors.register(_Limits(md), "limits", 0)
        md.inlinePatterns.register(_Comment("<!--", md), "comment", 175)
        md.inlinePatterns.register(_Entity(ENTITY_RE, md), "entity", 80)
        md.inlinePatterns.register(_Mail(AUTOMAIL_RE, md), "automail", 110)
        md.parser.blockprocessors.register(_Admonition(self), "admonition", 105)
        # Before the inline patterns, which would take the box for a link.
        md.treeprocessors.register(_Tasks(self), "tasks", 25)

    def _keep_fence(
        self, source: str, language: str, class_name: str, options: object, md: Markdown, **_: Any
    ) -> str:
        self.fences.append(source)
        return f'<div data-fence="{len(self.fences) - 1}"></div>'


class _Comments(Preprocessor):
    """Comments that begin a line disappear, over several paragraphs too. Runs after fences are set aside."""

    def run(self, lines: list[str]) -> list[str]:
        return without_comments(lines)


class _Limits(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        weigh_blocks(lines)
        return lines


class _Comment(InlineProcessor):
    """A comment within a line. One that never ends is text."""

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int] | tuple[None, None, None]:
        end = data.find("-->", m.end())
        return (None, None, None) if end < 0 else ("", m.start(), end + 3)


class _Entity(InlineProcessor):
    """A character by name or number. The library would keep it as HTML; as text it is escaped with the rest."""

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[str, int, int]:
        return ampersands(html.unescape(m.group(1))), m.start(), m.end()


class _Mail(InlineProcessor):
    """An address in angle brackets, as it is: the library would hide it behind character numbers."""

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element, int, int]:
        address = m.group(1).removeprefix("mailto:")
        link = Element("a", {"href": f"mailto:{address}"})
        link.text = address
        return link, m.start(), m.end()


class _Admonition(AdmonitionProcessor):
    """A box of one of the known kinds, without further classes; its title in the language of the page."""

    def __init__(self, dialect: Dialect) -> None:
        super().__init__(dialect.markdown.parser)
        self.dialect = dialect

    def get_class_and_title(self, match: re.Match[str]) -> tuple[str, str | None]:
        kind = match.group(1).split()[0].lower()
        title: str | None = match.group(2)
        if title is None:
            title = self.dialect.wording.kinds.get(kind, kind.capitalize())
        return (kind if kind in KINDS else "note"), title or None


class _Tasks(Treeprocessor):
    """List items that begin with [ ] or [x] get a box, in the form that Material styles."""

    def __init__(self, dialect: Dialect) -> None:
        super().__init__(dialect.markdown)
        self.dialect = dialect

    def run(self, root: Element) -> None:
        for parent in root.iter("ul"):
            tasks = [item for item in parent if self._box(item)]
            if tasks:
                parent.set("class", "task-list")
            for item in tasks:
                item.set("class", "task-list-item")

    def _box(self, item: Element) -> bool:
        first = item[0] if len(item) and not (item.text or "").strip() else item
        task = _TASK.match(first.text or "") if first.tag in ("li", "p") else None
        if not task:
            return False
        label = Element("label", {"class": "task-list-control"})
        label.tail = (first.text or "")[task.end() :]
        done = task.group(1) != " "
        box = {"type": "checkbox", "disabled": "disabled"}
        name = self.dialect.wording.done if done else self.dialect.wording.to_do
        SubElement(label, "input", box | ({"checked": "checked"} if done else {}) | {"aria-label": name})
        SubElement(label, "span", {"class": "task-list-indicator"})
        first.text = ""
        first.insert(0, label)
        return True


def ampersands(text: str) -> str:
    """Text whose & are what they seem: the library's writer takes `&lt;` in a text for an entity."""
    return text.replace("&", f"{AMP_SUBSTITUTE}amp;")
