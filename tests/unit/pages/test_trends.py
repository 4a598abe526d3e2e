"""A figure over the versions: where its line breaks, and how high it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.repositories import committed, git
from tests.unit.pages.pasts import TODAY, repository, trip, wiki_of

from mkdocs_journeys.changes.story import story_of
from mkdocs_journeys.pages.changes_page import metric_trends, together, verdict, whole_trends
from mkdocs_journeys.pages.journey_history import journey_history, trends
from mkdocs_journeys.pages.journey_page import journey_page
from mkdocs_journeys.pages.links import Links
from mkdocs_journeys.pages.past import Past
from mkdocs_journeys.pages.told import Teller
from mkdocs_journeys.pages.trends import Known, version_trend
from mkdocs_journeys.pages.wiki import Options, Wiki
from mkdocs_journeys.pages.words import words_in
from mkdocs_journeys.reading.reader import read


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Past:
    return past_of(repository(tmp_path_factory.mktemp("wiki")))


def past_of(folder: Path) -> Past:
    found = wiki_of(folder).past
    assert found is not None
    return found


def test_the_line_begins_anew_where_something_was_learned() -> None:
    found = version_trend([Known("v1", 0), Known("v2", 1), Known(None, 2, is_learned=True)], -2, 2)
    assert found is not None
    assert found.line == "M0.0 50.0L50.0 32.0M100.0 14.0"
    assert (found.first, found.last) == (Known("v1", 0), Known(None, 2, is_learned=True))


def test_a_scale_of_its_own_holds_the_target() -> None:
    found = version_trend([Known("v1", 4), Known(None, 6)], target=8)
    assert found is not None
    assert (found.line, found.target) == ("M0.0 86.0L100.0 50.0", 14.0)


def test_what_stays_is_a_level_line() -> None:
    found = version_trend([Known("v1", 4), Known(None, 4)])
    assert found is not None
    assert found.line == "M0.0 14.0L100.0 14.0"


@pytest.mark.parametrize("known", [[], [Known(None, 1)]])
def test_one_version_is_no_trend(known: list[Known]) -> None:
    assert version_trend(known) is None


def values(found: object) -> list[tuple[str | None, float, bool]]:
    return [(dot.known.name, round(dot.known.value, 2), dot.known.is_learned) for dot in found.dots]  # type: ignore[attr-defined]


def test_of_a_journey(past: Past) -> None:
    found = dict(trends(past, past.wiki.journeys["mina/trip"]))
    assert values(found["experience"]) == [("v1", 0, False), ("v2", 0.5, False), (None, 1.25, True)]
    assert values(found["owned"]) == [("v1", 100, False), ("v2", 100, False), (None, 100, False)]
    assert values(found["validated"]) == [("v1", 100, False), ("v2", 100, False), (None, 33.33, False)]


def test_of_all_together(past: Past) -> None:
    found = dict(whole_trends(past))
    assert values(found["experience"]) == [("v1", 0, False), ("v2", 0.5, False), (None, 1.25, True)]
    found_together = together(past)
    assert found_together is not None
    assert (found_together.before.experience, found_together.after.experience) == (0.5, 1.25)
    assert parts(past) == (0, 0.75, 0)
    assert verdict(past, words_in("en"), list(metric_trends(past))) == [
        "Since v2, customers feel no difference that we can prove.",
        "We know more than before: +0.75.",
        "1 metric got better.",
    ]


def parts(past: Past) -> tuple[float, float, float]:
    """Of the difference of all journeys together: what moved, what was learned, and what is of others."""
    found = together(past)
    assert found is not None
    return found.moved, found.learned, found.others


def test_a_journey_that_comes_breaks_the_line(tmp_path: Path) -> None:
    folder = repository(tmp_path / "wiki")
    text = trip("-2").replace("I go", "I walk").replace("Advert", "Path")
    committed(folder, {"journeys/mina/walk.md": text}, "Another")
    git(folder, "tag", "v3")
    committed(folder, {"journeys/mina/index.md": "---\nname: Mina Mint\n---\n"}, "Her name")
    past = past_of(folder)
    found = dict(whole_trends(past))
    assert [dot.known.is_learned for dot in found["experience"].dots] == [False, False, True, False]
    git(folder, "tag", "--delete", "v3")
    assert parts(past_of(folder)) == (0, 0.75, -0.87)


def test_with_a_file_that_can_not_be_read_nothing_is_said_of_all_together(tmp_path: Path) -> None:
    folder = repository(tmp_path / "wiki")
    (folder / "journeys/mina/trip.md").write_text("---\ntitle: [\n---\n")
    reading = read(folder / "journeys", TODAY)
    past = Wiki(reading, Options(Links().link), story=story_of(folder / "journeys", (), TODAY)).past
    assert past is not None
    assert (together(past), verdict(past, words_in("en"), [])) == (None, [])


def test_of_metrics_that_differ(past: Past) -> None:
    (found,) = metric_trends(past)
    assert (found.id, found.measure.name, values(found.trend)) == (
        "sales",
        "Sales",
        [("v1", 4, False), ("v2", 4, False), (None, 6, False)],
    )


def test_a_metric_that_stays_is_not_told(tmp_path: Path) -> None:
    folder = repository(tmp_path / "wiki")
    git(folder, "tag", "v3")
    git(folder, "tag", "--delete", "v1", "v2")
    committed(folder, {"journeys/mina/trip.md": trip()})
    assert list(metric_trends(past_of(folder))) == []


def test_what_moved_joins_and_what_was_learned_parts(tmp_path: Path) -> None:
    """From v1 to today without v2 between: in part it moved, in part we know better."""
    folder = repository(tmp_path / "wiki")
    git(folder, "tag", "--delete", "v2")
    past = past_of(folder)
    found = dict(trends(past, past.wiki.journeys["mina/trip"]))
    assert values(found["experience"]) == [("v1", 0, False), (None, 1.25, True)]
    assert parts(past) == (0.75, 0.5, 0)
    assert verdict(past, words_in("en"), [])[0] == "Since v1, customers feel better: +0.75."


def test_a_feeling_that_was_not_known_is_no_step(tmp_path: Path) -> None:
    folder = repository(tmp_path / "wiki")
    plain = trip().replace(", emotion: 1", "").replace(", emotion: -1", "")
    committed(folder, {"journeys/mina/trip.md": plain}, "Not known")
    git(folder, "tag", "v3")
    committed(folder, {"journeys/mina/trip.md": trip("2")}, "Known")
    past = past_of(folder)
    wiki = past.wiki
    found = journey_history(wiki, wiki.journeys["mina/trip"], Teller(wiki, wiki.words))
    assert found is not None
    assert (found.before, found.was, found.ghost) == (None, None, None)
    assert 'id="history"' in journey_page(wiki, wiki.journeys["mina/trip"]).build().html
