"""A made-up Site of any size, and builds of whole MkDocs sites around it."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from tests.site.apart import build_apart

from mkdocs_journeys.mkdocs import source
from mkdocs_journeys.mkdocs.source import Laid
from mkdocs_journeys.model.finding import Finding
from mkdocs_journeys.pages.page import Asset, Content, Heading, NavItem, Page, Site
from mkdocs_journeys.pages.wiki import Options
from mkdocs_journeys.pages.wiki import Wiki as ReadWiki
from mkdocs_journeys.reading.reader import read

HOOK = """
from tests.site.fake import made_up
from mkdocs_journeys.mkdocs import source
source.laid_of = lambda folder, _options, links, _memory: made_up(folder, links.link)
"""

Link = Callable[[str, str], str]

SECTIONS = {"stages/": "Stages", "touchpoints/": "Touchpoints", "owners/": "Owners"}


def content(title: str, links: Iterable[str] = ()) -> Content:
    """A page with a heading of each level, and links."""
    listed = "".join(f'<li><a href="{html.escape(link)}">{html.escape(link)}</a></li>' for link in links)
    return Content(
        f"<h1>{html.escape(title)}</h1>\n<ul>{listed}</ul>\n"
        f'<h2 id="map">The map</h2>\n<p>A map of {html.escape(title)}.</p>\n'
        '<h3 id="tp-first">First &amp; last touchpoint</h3>\n<p>Deep in the page.</p>\n'
        '<h2 id="owners">Who owns what</h2>\n<p>Nobody yet.</p>',
        (
            Heading(2, "map", "The map"),
            Heading(3, "tp-first", "First & last touchpoint"),
            Heading(2, "owners", "Who owns what"),
        ),
    )


def page(address: str, title: str, link: Link, to: Iterable[str] = (), **more: Any) -> Page:
    """A page that links to other addresses."""
    return Page(address, title, lambda: content(title, [link(address, there) for there in to]), **more)


def fake_site(link: Link, personas: int = 2, journeys: int = 2) -> Site:
    """A site with some personas, each with some journeys."""
    pages = [
        page("", "All journeys", link, ["journeys/", "journeys/persona-1/first-1/#tp-first"]),
        page("journeys/", "Journeys", link, ["", "assets/journeys/data.csv"]),
    ]
    pages += [
        page(address, f"{title} of all journeys", link, ["journeys/"]) for address, title in SECTIONS.items()
    ]
    entries = {}
    for number in range(1, personas + 1):
        name = f"persona-{number}"
        own = [
            page(
                f"journeys/{name}/",
                f"Persona {number}",
                link,
                source=f"journeys/{name}/index.md",
                persona=name,
            ),
        ]
        own += [
            page(
                f"journeys/{name}/first-{count}/",
                f"I go my way <{count}>",
                link,
                ["", "journeys/", f"journeys/{name}/", "stages/", "#map"],
                source=f"journeys/{name}/first-{count}.md",
                persona=name,
                description='The "first" way',
                tags=("returns", "R&D"),
            )
            for count in range(1, journeys + 1)
        ]
        pages += own
        entries[name] = NavItem(
            f"Persona {number}",
            f"journeys/{name}/",
            tuple(NavItem(f"Way {count} & on", made.address) for count, made in enumerate(own[1:], 1)),
        )
    fixed = tuple(NavItem(title, address) for address, title in SECTIONS.items())
    markers = {"home": (NavItem("Start", ""),), "lists": fixed}
    assets = (
        Asset("assets/journeys/journeys.css", b".journey { color: red }\n"),
        Asset("assets/journeys/journeys.js", b"'use strict';\n"),
        Asset("assets/journeys/data.csv", b"a,b\n"),
    )
    return Site(tuple(pages), assets, NavItem("Journeys", "journeys/", fixed), entries, markers)


def made_up(
    folder: Path, link: Link, make: Callable[[Link], Site] = fake_site, found: tuple[Finding, ...] = ()
) -> Laid:
    """A made-up Site in the place of what a folder holds."""
    reading = replace(read(folder), findings=found)
    return Laid(ReadWiki(reading, Options(link), ()), make(link))


class Wiki:
    """A folder with a MkDocs site in it, written and built by a test."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.make: Callable[[Link], Site] = fake_site
        self.findings: tuple[Finding, ...] = ()
        self.write({"docs/about.md": "# About\n\nUs.\n"})
        (root / "journeys").mkdir()
        for persona in (1, 2):
            self.write(
                {f"journeys/persona-{persona}/index.md": "", f"journeys/persona-{persona}/first-1.md": ""}
            )

    def write(self, files: dict[str, str]) -> None:
        for name, text in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def configure(self, **settings: Any) -> Path:
        theme = {"name": "material", "font": False, "features": settings.pop("features", [])}
        given = {"site_name": "Wiki", "theme": theme, "plugins": ["search", "journeys"]}
        given |= {"extra": {"generator": False}} | settings
        path = self.root / "mkdocs.yml"
        path.write_text(yaml.safe_dump(given, allow_unicode=True, sort_keys=False), encoding="utf-8")
        return path

    def build(self, monkeypatch: Any, **settings: Any) -> Path:
        """Build the site, with the made-up Site in the place of the journeys, and answer where it is."""
        strict = settings.pop("strict", True)
        monkeypatch.setattr(
            source,
            "laid_of",
            lambda folder, _options, links, _memory: made_up(folder, links.link, self.make, self.findings),
        )
        config = load_config(str(self.configure(**settings)), strict=strict)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        return self.root / "site"

    def build_apart(self, *command: str, **environment: str) -> dict[str, bytes]:
        """Build the site by command. Our Site gets in by a hook: nothing can be replaced over there."""
        self.write({"made_up.py": HOOK})
        return build_apart(self.root, self.root / "site", *command, **environment)
