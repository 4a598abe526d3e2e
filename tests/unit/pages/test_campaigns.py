"""What marketing runs, beside what customers think and say."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from tests.unit.pages.known import EMPTY, FILES
from tests.unit.pages.rows import built, elements, part, text, values, wiki_of

from mkdocs_journeys.model.fields import CampaignFields
from mkdocs_journeys.pages.campaigns import pages, period, tables

TODAY = datetime.date(2026, 6, 15)


@pytest.fixture
def site(tmp_path: Path) -> dict[str, str]:
    return built(wiki_of(tmp_path, FILES), pages)


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        ("2026-06-15", "2026-06-15", ("running", 0)),
        ("2026-06-16", None, ("planned", 1)),
        ("2026", None, ("running", None)),
        (None, "2026-06", ("running", 15)),
        (None, "2026-06-14", ("over", None)),
        (None, None, ("undated", None)),
    ],
)
def test_a_campaign_runs_from_its_first_to_its_last_day(
    start: str | None, end: str | None, found: tuple[str, int | None]
) -> None:
    given = {key: value for key, value in (("start", start), ("end", end)) if value}
    assert period(CampaignFields.model_validate(given), TODAY) == found


def test_what_runs_comes_first(site: dict[str, str]) -> None:
    found = elements(site["campaigns/"], "data-campaign")
    assert [(given["data-campaign"], given["data-period"]) for given in found] == [
        ("spring", "running"),
        ("winter", "planned"),
        ("someday", "undated"),
        ("autumn", "over"),
    ]
    assert "29 days left" in text(site["campaigns/"])
    assert "begins in 153 days" in text(site["campaigns/"])


def test_our_message_stands_beside_their_words(site: dict[str, str]) -> None:
    page = site["campaigns/spring/"]
    assert values(page, "data-touchpoint") == ["mina/trip#ad", "page"]
    words = part(page, "words")
    assert "Ad M Trip Mina Come They think: Hm +1 (good)" in words
    assert "Page M Trip Mina Go out the campaign's message; none is written here nobody knows" in words


def test_whom_it_is_meant_for_and_does_not_meet_is_told(site: dict[str, str]) -> None:
    page = text(site["campaigns/spring/"])
    assert "For Mina, Bode no touchpoint carries it" in page
    assert "Web Post no touchpoint carries it" in page


def test_a_campaign_on_no_touchpoint_says_how_to_name_it(site: dict[str, str]) -> None:
    assert "Write “campaign: winter” on those that do" in part(site["campaigns/winter/"], "words")
    assert "Without a touchpoint 3" in text(site["campaigns/"])


def test_without_any_it_says_which_file_to_write(tmp_path: Path) -> None:
    page = built(wiki_of(tmp_path, EMPTY), pages)["campaigns/"]
    assert "journeys/campaigns.yml" in text(page)


def test_the_file_has_a_line_for_each(tmp_path: Path) -> None:
    (table,) = tables(wiki_of(tmp_path, FILES))
    assert table.data.decode("utf-8-sig").split("\r\n")[1] == (
        'Spring,spring,running,2026-05-01,2026-06-30,"mina, bode","web, post",,,Go out,,"mina/trip#ad, page"'
    )
