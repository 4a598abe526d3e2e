"""What a change leads to beside the page that was written on: pictures, drafts, memory, builds that fail."""

from __future__ import annotations

import threading
from itertools import pairwise

import pytest
from tests.preview.edits import TRIP
from tests.preview.running import Running, different, wait_for

from mkdocs_journeys.checks.examination import Told
from mkdocs_journeys.pages import wiki
from mkdocs_journeys.reading.reader import Reading

TRIP_PAGE = "journeys/mina/trip/"
DRAFT = TRIP.replace("title: I buy shoes", "title: Not yet\nstatus: draft")
# Of a map that is only begun no rule is asked how healthy it is.
_STAGE = "  - {{name: Stage {0}, touchpoints: [{{name: One {0}}}, {{name: Two {0}}}]}}\n"
WHOLE = TRIP.replace("---\n## How", "".join(map(_STAGE.format, range(6))) + "---\n## How")


def test_browsers_are_told_of_another_picture(running: Running) -> None:
    epoch = running.server._visible_epoch
    running.write("mina/images/a.png", "another picture")
    wait_for(lambda: running.server._visible_epoch > epoch, "nobody told the browsers")
    running.settled()
    assert running.builds == 1
    assert different(running.served(), running.built()) == []


def test_what_is_shown_at_once_is_not_held_up_by_a_hidden_draft(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who asks for the page waits for rules about one journey, not about all of them."""
    running.write("mina/draft.md", DRAFT)
    running.write("mina/trip.md", WHOLE)
    running.settled()
    laid = running.preview._laid
    assert laid is not None
    assert laid.wiki.hidden
    assert laid.wiki.health(laid.wiki.journeys["mina/trip"]) is not None
    asked: list[Reading] = []

    def examined(reading: Reading) -> tuple[Told, ...]:
        asked.append(reading)
        return ()

    is_shown = threading.Event()
    monkeypatch.setattr(wiki, "examined", examined)
    monkeypatch.setattr(running.preview, "_settle", lambda _begin: is_shown.set())
    running.write("mina/trip.md", WHOLE.replace("She sees it.", "She reads of it."))
    assert is_shown.wait(30)
    assert "She reads of it." in running.get(TRIP_PAGE)
    assert not asked


def test_after_a_build_that_failed_all_is_built(running: Running) -> None:
    """What it has left is no site, so nothing of it is shown."""
    settings = running.root / "mkdocs.yml"
    right = settings.read_text("utf-8")
    settings.write_text(f"{right}nav: [hand.md, 'journeys:nothing']\n", "utf-8")
    wait_for(lambda: running.builds == 2, "it is not built")
    epoch = running.server._visible_epoch
    running.write("mina/trip.md", TRIP.replace("She sees it.", "She hears of it."))
    wait_for(lambda: running.builds == 3, "it is not built again")
    assert running.server._visible_epoch == epoch
    settings.write_text(right, "utf-8")
    wait_for(lambda: running.server._visible_epoch > epoch, "it does not recover")
    running.settled()
    assert "She hears of it." in running.get(TRIP_PAGE)


def test_what_no_page_shows_any_more_is_forgotten(running: Running) -> None:
    """A portrait is in the outline of each journey: all of their pages are made anew."""
    memory = running.plugin._memory
    assert memory is not None
    sizes = []
    for text in ("She likes zeppelins.", "She likes trains.", "She likes ships."):
        running.write("mina/index.md", f"---\nname: Mina\n---\n{text}\n")
        running.settled()
        sizes.append(len(memory._kept))
    assert running.builds <= 2
    # What was read of the portrait itself stays.
    assert [later - earlier for earlier, later in pairwise(sizes)] == [1, 1]
