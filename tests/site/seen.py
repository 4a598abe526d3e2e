"""What a reader sees of a built page, taken from its HTML."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

VOID = {"input", "meta", "link", "img", "br", "hr", "path", "circle", "rect", "source", "use", "line"}


class _Outline(HTMLParser):
    """The main navigation as indented lines; `*` marks what is active, `>` where a link leads."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._stack: list[tuple[str, str]] = []
        self._text: list[str] | None = None
        self._href: str | None = None

    def _inside(self, name: str) -> int:
        return sum(name in classes.split() for _, classes in self._stack)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        classes = given.get("class") or ""
        if tag not in VOID:
            self._stack.append((tag, classes))
        is_toc = self._inside("md-nav--secondary")
        if (
            self._inside("md-nav--primary")
            and not is_toc
            and tag in ("a", "label")
            and "md-nav__link" in classes
        ):
            self._text, self._href = [], given.get("href")

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        while self._stack and self._stack.pop()[0] != tag:
            pass
        if self._text is not None and tag in ("a", "label"):
            self._keep(" ".join("".join(self._text).split()))
            self._text = None

    def _keep(self, text: str) -> None:
        items = [classes for tag, classes in self._stack if tag == "li"]
        active = "*" if "md-nav__item--active" in items[-1].split() else ""
        line = "  " * (len(items) - 1) + active + text + (f" > {self._href}" if self._href else "")
        # The page at hand has a label besides its link, to open its table of contents on a phone.
        if self._href and self.lines and self.lines[-1] == line.partition(" > ")[0]:
            self.lines.pop()
        if text:
            self.lines.append(line)


def outline(page: Path) -> str:
    """The main navigation of a page, one line for each entry."""
    reader = _Outline()
    reader.feed(page.read_text(encoding="utf-8"))
    return "\n".join(reader.lines)


def tabs(page: Path) -> list[str]:
    """The tabs of a page, the active one with a star."""
    text = page.read_text(encoding="utf-8")
    found = re.findall(
        r'<li class="md-tabs__item([^"]*)">\s*<a href="([^"]*)"[^>]*>(.*?)</a>', text, re.DOTALL
    )
    return [f"{'*' if active else ''}{' '.join(title.split())} > {href}" for active, href, title in found]


def breadcrumbs(page: Path) -> list[str]:
    """The path above a page's content."""
    text = page.read_text(encoding="utf-8")
    found = re.findall(r'class="md-path__link">\s*<span class="md-ellipsis">(.*?)</span>', text, re.DOTALL)
    return [" ".join(title.split()) for title in found]


def neighbours(page: Path) -> tuple[str, str]:
    """Where "previous" and "next" lead, "" where there is none."""
    text = page.read_text(encoding="utf-8")
    found = {rel: re.search(rf'<link rel="{rel}" href="([^"]*)">', text) for rel in ("prev", "next")}
    return tuple(match[1] if match else "" for match in found.values())  # type: ignore[return-value]


def edit_link(page: Path) -> str | None:
    """Where "Edit this page" leads."""
    text = page.read_text(encoding="utf-8")
    found = re.search(r'<a href="([^"]*)"[^>]*rel="edit"', text)
    return found[1] if found else None


def navigation_size(page: Path) -> int:
    """The size of the sidebar with the main navigation, in characters."""
    text = page.read_text(encoding="utf-8")
    return text.index('data-md-type="toc"') - text.index('data-md-type="navigation"')


def links(page: Path) -> list[str]:
    """All addresses that a page links to or loads."""
    return re.findall(r'(?:href|src)="([^"]*)"', page.read_text(encoding="utf-8"))
