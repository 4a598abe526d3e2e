"""Long lists: at most 500 rows a page, each row once, by persona."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.trees import journey
from tests.unit.pages.rows import built, text, touchpoints, values, wiki_of

from mkdocs_journeys.pages import channels, owners, stages
from mkdocs_journeys.pages import touchpoints as inventory
from mkdocs_journeys.pages.listing import MOST_ROWS, Part, parts


def rows_of(**counts: int) -> list[tuple[str, int]]:
    return [(persona, number) for persona, count in counts.items() for number in range(count)]


def shape(found: tuple[Part[tuple[str, int]], ...]) -> list[tuple[str, str, int]]:
    return [(part.address, " ".join(part.personas), len(part.rows)) for part in found]


def test_a_short_list_is_one_page() -> None:
    rows = rows_of(mina=400, greta=100)
    assert shape(parts("owners/", rows, lambda row: row[0])) == [("owners/", "", 500)]


def test_an_empty_list_is_one_page() -> None:
    assert shape(parts("owners/", [], str)) == [("owners/", "", 0)]


def test_a_long_list_tears_no_persona_apart() -> None:
    rows = rows_of(mina=400, greta=101)
    assert shape(parts("owners/", rows, lambda row: row[0])) == [
        ("owners/of/greta/", "greta", 101),
        ("owners/of/mina/", "mina", 400),
    ]


def test_personas_share_a_part_as_long_as_they_fit() -> None:
    rows = rows_of(dora=1, cleo=100, ben=300, anna=100)
    assert shape(parts("owners/", rows, lambda row: row[0])) == [
        ("owners/of/anna/", "anna ben cleo", 500),
        ("owners/of/dora/", "dora", 1),
    ]


def test_many_personas_make_few_parts() -> None:
    rows = rows_of(**{f"p{number:03}": 6 for number in range(400)})
    found = parts("owners/", rows, lambda row: row[0])
    assert [len(part.rows) for part in found] == [498, 498, 498, 498, 408]
    assert [part.address for part in found][:2] == ["owners/of/p000/", "owners/of/p083/"]
    assert [row for part in found for row in part.rows] == rows


def test_a_persona_with_more_rows_than_fit_has_parts_of_its_own() -> None:
    rows = rows_of(anna=10, mina=1200, zoe=10)
    found = parts("owners/", rows, lambda row: row[0])
    assert shape(found) == [
        ("owners/of/anna/", "anna", 10),
        ("owners/of/mina/", "mina", 500),
        ("owners/of/mina/2/", "mina", 500),
        ("owners/of/mina/3/", "mina", 200),
        ("owners/of/zoe/", "zoe", 10),
    ]
    assert [row for part in found for row in part.rows] == rows


@pytest.fixture
def long(tmp_path: Path) -> dict[str, str]:
    """All lists of a wiki with 600 touchpoints of one owner, channel and stage."""
    files = {
        f"{persona}/trip-{number}.md": journey(
            "title: I go\nstages:\n  - stage: awareness\n    touchpoints:\n"
            + "\n".join(touchpoints(100, persona))
            + ("\n      - {use: phone}" if number == 1 else "")
        )
        for persona in ("mina", "greta")
        for number in (1, 2, 3)
    }
    files |= {f"{persona}/index.md": journey(f"name: {persona.title()}") for persona in ("mina", "greta")}
    files["touchpoints.yml"] = "phone: {name: Phone line, channel: phone}\n"
    wiki = wiki_of(tmp_path, files)
    made: dict[str, str] = {}
    for module in (stages, inventory, channels, owners):
        made |= built(wiki, module.pages)
    return made


@pytest.mark.parametrize("address", ["owners/", "owners/care/", "stages/awareness/"])
def test_a_long_list_of_places_leads_to_its_parts(long: dict[str, str], address: str) -> None:
    assert values(long[address], "data-place") == []
    assert f'href="/{address}of/mina/"' in long[address]
    split = [html for name, html in long.items() if name.startswith(f"{address}of/")]
    found = [place for html in split for place in values(html, "data-place")]
    assert len(found) == len(set(found)) == (600 if address == "owners/care/" else 602)
    assert max(len(values(html, "data-place")) for html in split) <= MOST_ROWS


def test_a_shared_touchpoint_of_a_split_inventory_stands_with_the_first_persona(long: dict[str, str]) -> None:
    assert "phone" in values(long["touchpoints/of/greta/"], "data-thing")
    assert "phone" not in values(long["touchpoints/of/mina/"], "data-thing")
    assert "stands with the first of them" in text(long["touchpoints/"])


def test_what_is_said_of_the_whole_is_on_its_first_page_only(long: dict[str, str]) -> None:
    assert values(long["owners/"], "data-holding") == ["", "care"]
    assert values(long["owners/of/mina/"], "data-holding") == []
    assert "Handovers" in text(long["owners/care/"])
    assert "Handovers" not in text(long["owners/care/of/mina/"])


def test_a_part_links_to_the_whole_and_to_the_other_parts(long: dict[str, str]) -> None:
    html = long["owners/of/mina/"]
    assert 'href="/owners/"' in html
    assert 'href="/owners/of/greta/"' in html
    assert '<b aria-current="page">Mina</b>' in html


def test_a_part_is_called_after_its_first_and_its_last_persona(tmp_path: Path) -> None:
    many = touchpoints(100, "x")
    trip = journey("title: I go\nstages:\n  - stage: awareness\n    touchpoints:\n" + "\n".join(many))
    files = {f"{persona}/{name}.md": trip for persona in ("ana", "bo", "cleo") for name in ("there", "back")}
    files |= {f"{persona}/index.md": journey(f"name: {persona.title()}") for persona in ("ana", "bo", "cleo")}
    found = {page.address: page for page in owners.pages(wiki_of(tmp_path, files))}
    page = found["owners/of/ana/"]
    assert page.title == "Owners: Ana to Bo"
    assert ">Owners: Ana to Bo</h1>" in page.build().html
    assert '<a href="/owners/of/cleo/">Cleo</a> <span class="jm-dim">200</span>' in page.build().html
