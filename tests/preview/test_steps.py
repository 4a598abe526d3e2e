"""What the preview does with a change: what it shows at once, what follows, and what it leaves to MkDocs."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.preview.conftest import wiki
from tests.preview.edits import TRIP
from tests.preview.running import Running, different, wait_for

TRIP_PAGE = "journeys/mina/trip/"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1790000000")
        running = Running(wiki(tmp_path_factory.mktemp("preview")))
        yield running
        running.stop()


@pytest.fixture
def preview(shared: Running, caplog: pytest.LogCaptureFixture) -> Iterator[Running]:
    """The preview of the wiki as it was in the beginning."""
    caplog.set_level(logging.INFO, logger="mkdocs")
    shared.builds = 0
    caplog.clear()
    yield shared
    wiki(shared.root)
    for name in ("mina/new.md", "mina/.hidden.md", "mina/images/b.png"):
        (shared.root / "journeys" / name).unlink(missing_ok=True)
    shared.settled()


def test_a_text_is_shown_without_a_whole_build(preview: Running, caplog: pytest.LogCaptureFixture) -> None:
    preview.write("mina/trip.md", TRIP.replace("She sees it.", "She hears of it."))
    preview.settled()
    assert "She hears of it." in preview.get(TRIP_PAGE)
    assert preview.builds == 0
    told = [record.getMessage() for record in caplog.records if record.name.endswith("preview.preview")]
    assert [line.split(" after ")[0] for line in told] == [
        "mkdocs_journeys: Shown",
        "mkdocs_journeys: Up to date",
    ]
    assert "journeys/mina/trip.md" in told[0]


def test_what_follows_from_it_is_shown_as_well(preview: Running) -> None:
    before = preview.served()
    preview.write("mina/trip.md", TRIP.replace("It is loud", "It is terribly loud"))
    preview.settled()
    assert preview.builds == 0
    changed = different(before, preview.served())
    assert {"journeys/mina/trip/index.html", "pain-points/index.html", "data/pain-points.csv"} <= {*changed}
    assert "search/search_index.json" in changed
    assert not [name for name in changed if name.startswith(("rules/", "glossary/", "hand/", "assets/"))]
    assert different(preview.served(), preview.built()) == []


def test_a_page_that_is_asked_for_before_its_turn_is_made_first(
    preview: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The thread of the preview is held, as by a large wiki, right after it has read the change."""
    held, go_on = threading.Event(), threading.Event()
    settle = preview.preview._settle

    def waiting(begin: float) -> None:
        held.set()
        assert go_on.wait(30)
        settle(begin)

    monkeypatch.setattr(preview.preview, "_settle", waiting)
    preview.write("mina/trip.md", TRIP.replace("She sees it.", "She reads of it."))
    assert held.wait(30)
    page = Path(preview.site, TRIP_PAGE, "index.html")
    assert "She reads of it." not in page.read_text("utf-8")
    assert "She reads of it." in preview.get(TRIP_PAGE)
    go_on.set()
    wait_for(lambda: preview.preview.is_settled, "it goes on")


def test_browsers_are_told_once_something_can_be_seen(preview: Running) -> None:
    epoch = preview.server._visible_epoch
    preview.write("mina/trip.md", TRIP.replace("She sees it.", "She smells it."))
    wait_for(lambda: preview.server._visible_epoch > epoch, "nobody told the browsers")
    assert "She smells it." in preview.get(TRIP_PAGE)


def test_a_page_that_somebody_has_open_comes_first_and_is_loaded_again(
    preview: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Others are told nothing: their page looks as before."""
    done: list[str] = []
    make, reload = preview.preview._make, preview.preview._served.reload

    def making(file: str) -> bool:
        done.append(file)
        return make(file)

    def reloading() -> None:
        done.append("reload")
        reload()

    preview.preview._served._looks["pain-points/index.html"] = float("inf")
    monkeypatch.setattr(preview.preview, "_make", making)
    monkeypatch.setattr(preview.preview._served, "reload", reloading)
    preview.write("mina/trip.md", TRIP.replace("It is loud", "It is quite loud"))
    preview.settled()
    preview.preview._served._looks.clear()
    assert done[:3] == ["reload", "pain-points/index.html", "reload"]
    assert done.count("reload") == 2


def test_a_broken_file_shows_its_errors_and_recovers(preview: Running) -> None:
    preview.write("mina/trip.md", TRIP.replace("emotion: 1", "emotion: often"))
    preview.settled()
    page = preview.get(TRIP_PAGE)
    assert "jm-broken-page" in page
    assert "often" in page
    preview.write("mina/trip.md", TRIP)
    preview.settled()
    assert "jm-broken-page" not in preview.get(TRIP_PAGE)
    assert different(preview.served(), preview.built()) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("mina/trip.md", TRIP.replace("summary:", "name: A walk\nsummary:")),
        ("mina/trip.md", TRIP.replace("summary:", "tags: [one]\nsummary:")),
        ("mina/new.md", TRIP),
        ("owners.yml", "shop: {name: The shop}\nbrand: {}\n"),
        ("journeys.yml", "today: 2026-06-01\nlanguage: de\n"),
        ("mina/index.md", "---\nname: Mina the second\n---\n"),
        ("mina/images/b.png", "another picture"),
    ],
)
def test_what_changes_more_leads_to_a_whole_build(preview: Running, name: str, text: str) -> None:
    preview.write(name, text)
    preview.settled()
    assert preview.builds == 1
    assert different(preview.served(), preview.built()) == []


def test_a_new_name_is_on_its_own_page_before_the_whole_build(
    preview: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = threading.Event()
    monkeypatch.setattr(preview.preview._served, "build_all", asked.set)
    preview.write(
        "mina/trip.md", TRIP.replace("summary:", "name: A walk\nsummary:").replace("I buy", "I get")
    )
    assert asked.wait(30)
    assert "I get shoes" in preview.get(TRIP_PAGE)
    monkeypatch.undo()
    preview.preview._served.build_all()
    preview.settled()


def test_hand_written_pages_and_the_configuration_lead_to_whole_builds(preview: Running) -> None:
    (preview.root / "docs" / "hand.md").write_text("# By hand, again\n", "utf-8")
    wait_for(lambda: preview.builds == 1, "MkDocs looks after hand-written pages")
    preview.settled()
    assert "By hand, again" in preview.get("hand/")
    settings = preview.root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("site_name: Wiki", "site_name: Maps"), "utf-8")
    wait_for(lambda: preview.builds == 2, "MkDocs looks after its configuration")
    preview.settled()
    assert "Maps" in preview.get(TRIP_PAGE)


def test_what_editors_leave_behind_is_nothing(preview: Running) -> None:
    folder = preview.root / "journeys" / "mina"
    before = preview.served()
    (folder / ".hidden.md").write_text("nothing", "utf-8")
    swap = folder / "trip.md~"
    swap.write_text("nothing", "utf-8")
    swap.unlink()
    (folder / "trip.md").write_text(TRIP, "utf-8")
    preview.settled()
    assert (preview.builds, different(before, preview.served())) == (0, [])


def test_a_burst_is_followed_once(preview: Running, caplog: pytest.LogCaptureFixture) -> None:
    for number in range(20):
        preview.write("mina/trip.md", TRIP.replace("She sees it.", f"She sees it {number} times."))
    preview.settled()
    assert "She sees it 19 times." in preview.get(TRIP_PAGE)
    assert sum("Shown after" in record.getMessage() for record in caplog.records) < 10


def test_a_journey_goes_on_in_the_search(preview: Running) -> None:
    preview.write("mina/trip.md", TRIP.replace("She sees it.", "A zeppelin flies by."))
    preview.settled()
    index = (preview.site / "search/search_index.json").read_text("utf-8")
    assert "A zeppelin flies by." in index
    assert "She sees it." not in index


def test_whatever_goes_wrong_leads_to_a_whole_build(
    preview: Running, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_names: object) -> bool:
        raise RuntimeError("no such thing")

    monkeypatch.setattr(preview.preview, "_read", fail)
    preview.write("mina/trip.md", TRIP.replace("She sees it.", "She misses it."))
    wait_for(lambda: preview.builds == 1, "there was no whole build")
    preview.settled()
    monkeypatch.undo()
    assert "She misses it." in preview.get(TRIP_PAGE)
    assert any(
        "could not follow a change (no such thing)" in record.getMessage() for record in caplog.records
    )
    assert not any(record.exc_info for record in caplog.records if record.levelno > logging.DEBUG)
