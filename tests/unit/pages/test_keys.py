"""Under the same key a page has the same content, whatever has been edited meanwhile."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from tests.bench import wikis

from mkdocs_journeys.pages import listing
from mkdocs_journeys.pages.links import Links
from mkdocs_journeys.pages.page import Content, Site
from mkdocs_journeys.pages.site import build
from mkdocs_journeys.pages.wiki import Options
from mkdocs_journeys.reading.reader import read

HEADS = ("status: draft", "status: archived", "state: future", "language: de", "name: Another", "parent: {}")
VALUES = {"owner": ("stores", "nobody else"), "channel": ("phone", "Radio"), "emotion": ("-2", "1.5, later")}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A wiki of few journeys whose lists are long all the same."""
    monkeypatch.setattr(listing, "MOST_ROWS", 20)
    monkeypatch.setattr(wikis, "PER_PERSONA", 3)
    return wikis.write_wiki(tmp_path, 9)


def laid(folder: Path, origin: str = "here") -> Site:
    return build(read(folder), Options(Links().link, canonical=Links().canonical, origin=origin))


def keys(folder: Path, origin: str = "here") -> dict[str, str]:
    return {page.address: page.key() for page in laid(folder, origin).pages if page.key is not None}


def changed(before: dict[str, str], now: dict[str, str]) -> set[str]:
    return {address for address in before if now.get(address) != before[address]}


def edit(file: Path, chosen: random.Random) -> None:
    """Change something, whether that is sensible or not."""
    lines = file.read_text("utf-8").split("\n")
    if chosen.random() < 0.3:
        lines.insert(2, chosen.choice(HEADS))
    else:
        fields = [at for at, line in enumerate(lines) if line.strip().partition(":")[0] in VALUES]
        at = chosen.choice(fields)
        key = lines[at].partition(":")[0]
        lines[at] = f"{key}: {chosen.choice(VALUES[key.strip()])}"
    file.write_text("\n".join(lines), "utf-8")


@pytest.mark.parametrize("seed", [1, 2])
def test_the_same_key_the_same_content(folder: Path, seed: int) -> None:
    chosen = random.Random(seed)  # noqa: S311  the same each time
    known: dict[str, Content] = {}
    again = 0
    for _ in range(10):
        for page in laid(folder).pages:
            if page.key is not None:
                key, content = page.key(), page.build()
                assert known.setdefault(key, content) == content, page.address
                again += content is not known[key]
        edit(chosen.choice(sorted(folder.glob("*/journey*.md"))), chosen)
    assert again > 20


def test_pages_of_others_keep_their_keys(folder: Path) -> None:
    before = keys(folder)
    assert {"journeys/persona-0/journey-0/", "owners/of/persona-1/"} <= {*before}
    file = folder / "persona-0/journey-0.md"
    file.write_text(file.read_text("utf-8").replace("## How", "Another text.\n\n## How"), "utf-8")
    found = changed(before, keys(folder))
    assert "journeys/persona-0/journey-0/" in found
    assert all("persona-0" in address for address in found)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("owners.yml", "brand: {name: Another}\n"),
        ("journeys.yml", "today: 2026-06-02\n"),
        ("persona-1/index.md", "---\nname: Another\n---\n"),
        ("persona-1/new.md", "---\ntitle: New\nstages: [{name: One, touchpoints: [{name: A}]}]\n---\n"),
    ],
)
def test_what_all_pages_may_show_changes_all_keys(folder: Path, name: str, text: str) -> None:
    before = keys(folder)
    (folder / name).write_text(text, "utf-8")
    assert changed(before, keys(folder)) == {*before}


def test_another_site_has_other_keys(folder: Path) -> None:
    before = keys(folder)
    assert changed(before, keys(folder, origin="there")) == {*before}
    assert keys(folder, origin="") == {}


def test_pages_that_gather_from_everywhere_have_none(folder: Path) -> None:
    pages = {page.address: page for page in laid(folder).pages}
    gathered = ("", "owners/", "quality/", "data/")
    assert all(pages[address].key is None for address in gathered)
