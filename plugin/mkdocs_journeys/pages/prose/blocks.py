"""Blocks that are read otherwise than the library reads them: admonitions and task lists."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.admonition import AdmonitionProcessor
from markdown.treeprocessors import Treeprocessor

from mkdocs_journeys.pages.prose.wording import PLAIN, Wording

# The kinds of admonition that Material styles.
KINDS = (
    *("note", "abstract", "info", "tip", "success", "question"),
    *("warning", "failure", "danger", "bug", "example", "quote"),
)
_TASK = re.compile(r"\[([ xX])\][ \t]+")


class Admonition(AdmonitionProcessor):
    """A box of one of the known kinds, without further classes; its title in the language of the page."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md.parser)
        self.wording: Wording = PLAIN

    def get_class_and_title(self, match: re.Match[str]) -> tuple[str, str | None]:
        kind = match.group(1).split()[0].lower()
        title: str | None = match.group(2)
        if title is None:
            title = self.wording.kinds.get(kind, kind.capitalize())
        return (kind if kind in KINDS else "note"), title or None


class Tasks(Treeprocessor):
    """List items that begin with [ ] or [x] get a box, in the form that Material styles."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.wording: Wording = PLAIN

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
        done = task.group(1) != " "
        label = Element("label", {"class": "task-list-control"})
        label.tail = " " + (first.text or "")[task.end() :]
        box = SubElement(label, "input", {"type": "checkbox", "disabled": "disabled"})
        if done:
            box.set("checked", "checked")
        box.set("aria-label", self.wording.done if done else self.wording.to_do)
        SubElement(label, "span", {"class": "task-list-indicator"})
        first.text = ""
        first.insert(0, label)
        return True
