"""What changed, for feed readers: what each feed holds, and that whatever people write stays text."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.repositories import committed, git
from tests.unit.pages.pasts import repository, wiki_of

from mkdocs_journeys.pages import feeds as module
from mkdocs_journeys.pages.feeds import feeds
from mkdocs_journeys.pages.wiki import Wiki

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return repository(tmp_path_factory.mktemp("wiki"))


def parsed(wiki: Wiki) -> dict[str, ElementTree.Element]:
    """All feeds by their addresses."""
    return {feed.address: ElementTree.fromstring(feed.data) for feed in feeds(wiki)}  # noqa: S314  our own


def titles(feed: ElementTree.Element) -> list[str]:
    return [entry.findtext(f"{ATOM}title", "") for entry in feed.iter(f"{ATOM}entry")]


def contents(feed: ElementTree.Element) -> list[str]:
    return [entry.findtext(f"{ATOM}content", "") for entry in feed.iter(f"{ATOM}entry")]


def test_one_for_all_one_for_each_journey_and_owner(folder: Path) -> None:
    found = parsed(wiki_of(folder))
    assert {address: titles(feed) for address, feed in found.items()} == {
        "changes/feed.xml": ["What we know now", "The door opens"],
        "journeys/mina/trip/feed.xml": ["What we know now", "The door opens"],
        "owners/shop/feed.xml": ["What we know now", "The door opens"],
        "owners/web/feed.xml": ["What we know now"],
    }


def test_a_feed_as_a_whole(folder: Path, update: bool) -> None:
    wiki = wiki_of(folder)
    (feed,) = (each for each in feeds(wiki) if each.address == "changes/feed.xml")
    file = Path(__file__).parent / "told" / "feed.xml"
    text = feed.data.decode()
    if update:
        file.write_text(text, "utf-8")
    assert text == file.read_text("utf-8")


def test_ids_stay_and_are_of_one_entry_each(folder: Path) -> None:
    ids = [each.text for feed in parsed(wiki_of(folder)).values() for each in feed.iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids)
    assert ids == [each.text for feed in parsed(wiki_of(folder)).values() for each in feed.iter(f"{ATOM}id")]


def test_who_is_hidden_is_not_named(folder: Path) -> None:
    def names(wiki: Wiki) -> list[str | None]:
        feed = parsed(wiki)["changes/feed.xml"]
        return [each.text for each in feed.iterfind(f"{ATOM}entry/{ATOM}author/{ATOM}name")]

    assert names(wiki_of(folder)) == ["Tess", "Tess"]
    assert names(wiki_of(folder, people=False)) == []


def test_only_the_newest(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 1)
    monkeypatch.setattr(module, "_LINES", 1)
    found = parsed(wiki_of(folder))
    assert {tuple(titles(feed)) for feed in found.values()} == {("What we know now",)}
    assert [text.splitlines()[-1] for text in contents(found["journeys/mina/trip/feed.xml"])] == [
        "  and 4 more changes"
    ]


def test_an_owner_hears_of_what_was_theirs(tmp_path: Path) -> None:
    home = repository(tmp_path / "wiki")
    text = (home / "journeys/mina/trip.md").read_text()
    committed(
        home, {"journeys/mina/trip.md": text.replace("name: Mail, owner: web", "name: Mail, owner: shop")}
    )
    assert titles(parsed(wiki_of(home))["owners/web/feed.xml"]) == ["A change", "What we know now"]


HOSTILE = "]]></title><script>alert(1)</script>& <b> \x1b[31m @org/team \u202eevil"


def test_what_people_write_stays_text(tmp_path: Path) -> None:
    home = repository(tmp_path / "wiki")
    title = '"]]></content><script>alert(1)</script>&amp; @org/team"'
    text = (home / "journeys/mina/trip.md").read_text().replace("name: Mail", f"name: {title}")
    (home / "journeys/mina/trip.md").write_text(text)
    git(home, "add", "--all")
    git(home, "commit", "--quiet", "--message", HOSTILE, environment={"GIT_AUTHOR_NAME": "<x> & \x1b[1m"})
    feed = parsed(wiki_of(home))["changes/feed.xml"]
    shown = HOSTILE.replace("\x1b", "<U+001B>").replace("\u202e", "<U+202E>")
    assert titles(feed)[0] == shown
    assert "]]></content><script>alert(1)</script>&amp; @org/team" in contents(feed)[0]
    assert [each.tag for each in feed.iter() if not each.tag.startswith(ATOM)] == []
    assert feed.find(f"{ATOM}entry/{ATOM}content").attrib == {"type": "text"}  # type: ignore[union-attr]


def test_none_without_git(folder: Path) -> None:
    wiki = wiki_of(folder)
    assert list(feeds(Wiki(wiki.reading, wiki.options))) == []
