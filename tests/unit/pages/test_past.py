"""What a site shows of its history: its marks, and nothing that it hides elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.repositories import committed, git
from tests.unit.pages.pasts import repository, sketch, trip, wiki_of

from mkdocs_journeys.changes import story
from mkdocs_journeys.changes.printers.text import told_lines
from mkdocs_journeys.pages.changes_data import changes_data
from mkdocs_journeys.pages.changes_page import pages
from mkdocs_journeys.pages.feeds import feeds
from mkdocs_journeys.pages.journey_history import spans_of
from mkdocs_journeys.pages.past import Past
from mkdocs_journeys.pages.wiki import Wiki


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return repository(tmp_path_factory.mktemp("wiki"))


def past_of(wiki: Wiki) -> Past:
    assert wiki.past is not None
    return wiki.past


def told(past: Past) -> list[tuple[str, list[str], list[str]]]:
    """Each commit with its journeys and what it said about what they share."""
    return [
        (step.commit.subject, [each.id for each in step.journeys], list(told_lines(step.shared)))
        for step in past.steps
    ]


SALES = "  ~ Metric Sales: readings: + 6 (2026-02) [meets its target now]"
LEAD = "  ~ Owner The shop: lead: Ida Falk → Noor Abel"


def test_drafts_are_no_part_of_it(folder: Path) -> None:
    past = past_of(wiki_of(folder))
    assert told(past) == [
        ("What we know now", ["mina/trip"], [LEAD, SALES]),
        ("The door opens", ["mina/trip"], []),
    ]
    assert list(past.changed) == ["mina/trip"]
    assert past.tell == {"shop": ("mina/trip",), "web": ("mina/trip",)}


def test_but_where_the_site_shows_them(folder: Path) -> None:
    past = past_of(wiki_of(folder, drafts=True))
    assert [step[:2] for step in told(past)] == [
        ("What we know now", ["mina/sketch", "mina/trip", "mina/dropped"]),
        ("The door opens", ["mina/trip"]),
    ]
    assert sorted(past.changed) == ["mina/dropped", "mina/sketch", "mina/trip"]


def test_people_who_are_hidden_are_no_part_of_it(folder: Path) -> None:
    past = past_of(wiki_of(folder, people=False))
    assert told(past)[0] == ("What we know now", ["mina/trip"], [SALES])
    assert list(told_lines(past.shared)) == [SALES]
    assert list(told_lines(past_of(wiki_of(folder)).shared)) == [LEAD, SALES]


def test_what_speaks_of_a_hidden_journey_is_left_out(tmp_path: Path) -> None:
    home = repository(tmp_path / "wiki")
    more = "        next: mina/sketch\n"
    text = (home / "journeys/mina/trip.md").read_text()
    committed(
        home, {"journeys/mina/trip.md": text.replace("        emotion: 2\n", f"        emotion: 2\n{more}")}
    )
    says = [
        line for line in told_lines(past_of(wiki_of(home)).changed["mina/trip"].changes) if "next" in line
    ]
    shows = past_of(wiki_of(home, drafts=True)).changed["mina/trip"].changes
    assert (says, len([line for line in told_lines(shows) if "next" in line])) == ([], 1)


def test_marks(folder: Path) -> None:
    past = past_of(wiki_of(folder))
    assert past.mark("mina/trip") == "changed"
    assert past.marks("mina/trip") == {
        ("touchpoint", "advert"): "changed",
        ("pain", "late"): "added",
        ("touchpoint", "door"): "changed",
        ("touchpoint", "mail"): "added",
    }
    assert (past.mark("mina/sketch"), past.mark("mina/nobody")) == (None, None)


def test_of_a_new_journey_the_parts_have_no_marks(tmp_path: Path) -> None:
    home = repository(tmp_path / "wiki")
    committed(home, {"journeys/mina/walk.md": trip().replace("I go", "I walk").replace("Door", "Wood")})
    past = past_of(wiki_of(home))
    assert (past.mark("mina/walk"), past.marks("mina/walk")) == ("added", {})


def test_how_a_journey_stood(folder: Path) -> None:
    past = past_of(wiki_of(folder))
    stood = [(version.name, standing.experience) for version, standing in past.standings("mina/trip")]
    assert stood == [("v2", 0.5), ("v1", 0.0)]
    assert past.standings("mina/nobody") == []


def test_without_git_there_is_none(folder: Path) -> None:
    wiki = wiki_of(folder)
    assert Wiki(wiki.reading, wiki.options).past is None


def everything(wiki: Wiki) -> str:
    """All that goes out of a wiki's past: the data, the feeds and the page."""
    assets = (*changes_data(wiki), *feeds(wiki))
    return "".join(each.data.decode() for each in assets) + pages(wiki)[0].build().html


@pytest.mark.parametrize("ending", ["renamed", "deleted", "kept"])
def test_the_ids_of_drafts_stay_hidden_whatever_became_of_them(tmp_path: Path, ending: str) -> None:
    home = repository(tmp_path / "wiki")
    draft = sketch(1).replace("I may go", "We buy them")
    text = (home / "journeys/mina/trip.md").read_text()
    named = text.replace("owner: shop\n", "owner: shop\ncompares_to: mina/takeover\n", 1)
    committed(home, {"journeys/mina/takeover.md": draft, "journeys/mina/trip.md": named}, "Secret")
    if ending != "kept":
        new = {"journeys/mina/hush.md": draft} if ending == "renamed" else {}
        committed(home, {"journeys/mina/takeover.md": None, "journeys/mina/trip.md": text, **new}, "Gone")
    assert "takeover" not in everything(wiki_of(home))
    assert "takeover" in everything(wiki_of(home, drafts=True))


def test_an_id_that_begins_like_a_drafts_is_not_hidden(tmp_path: Path) -> None:
    home = repository(tmp_path / "wiki")
    text = (home / "journeys/mina/trip.md").read_text()
    named = text.replace("owner: shop\n", "owner: shop\ncompares_to: mina/sketch-book\n", 1)
    book = trip().replace("I go", "I draw").replace("Door", "Book")
    committed(home, {"journeys/mina/sketch-book.md": book, "journeys/mina/trip.md": named})
    assert "mina/sketch-book" in everything(wiki_of(home))


def test_a_draft_that_goes_live_is_new(tmp_path: Path) -> None:
    home = repository(tmp_path / "wiki")
    committed(home, {"journeys/mina/sketch.md": sketch(2, "live")}, "It is out")
    past = past_of(wiki_of(home))
    assert past.mark("mina/sketch") == "added"
    ((commit, step),) = past.of_journey("mina/sketch")
    assert (commit.subject, step.state, step.effect.experience.before) == ("It is out", "added", None)
    shown = past_of(wiki_of(home, drafts=True))
    assert shown.mark("mina/sketch") == "changed"


def test_who_owns_a_shared_touchpoint_should_know(tmp_path: Path) -> None:
    home = repository(tmp_path / "wiki")
    shared = "site: {name: The site, owner: web, description: Where it is}\n"
    committed(home, {"journeys/touchpoints.yml": shared}, "Registered")
    git(home, "tag", "v3")
    committed(home, {"journeys/touchpoints.yml": shared.replace("Where it is", "Where it was")}, "Told")
    assert past_of(wiki_of(home)).tell == {"web": ("site",)}


@pytest.mark.parametrize("said", ["github: ida-falk", "x-phone: '0151'"])
def test_of_owners_only_the_name_is_told_where_people_are_hidden(tmp_path: Path, said: str) -> None:
    home = repository(tmp_path / "wiki")
    owners = (home / "journeys/owners.yml").read_text()
    more = owners.replace("web: {name: The web team", f"web: {{name: The web crew, {said}")
    committed(home, {"journeys/owners.yml": more})
    key = said.partition(":")[0]
    shown, hidden = (list(told_lines(past_of(wiki_of(home, people=each)).shared)) for each in (True, False))
    assert [key in line for line in shown].count(True) == 1
    assert [key in line for line in hidden].count(True) == 0
    assert [line for line in hidden if "The web crew" in line] != []


def test_older_versions_have_a_heading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story, "MOST", 1)
    home = repository(tmp_path / "wiki")
    committed(home, {"journeys/mina/trip.md": trip()}, "As before")
    git(home, "tag", "v3")
    committed(home, {"journeys/mina/trip.md": trip("1")}, "Now")
    past = past_of(wiki_of(home))
    entries = [(step.commit, step.commit.subject) for step in past.steps]
    spans = [
        (span.until.name if span.until else None, span.entries) for span in spans_of(past.named, entries)
    ]
    assert [version.name for version in past.versions] == ["v3"]
    assert spans == [
        (None, ("Now",)),
        ("v3", ("As before", "What we know now")),
        ("v2", ("The door opens",)),
    ]
