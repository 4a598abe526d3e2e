"""The names that imported journeys are shown under."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.trees import TODAY

from mkdocs_journeys.exchange.importing.draft import Draft, Stage
from mkdocs_journeys.exchange.importing.plan import Plan
from mkdocs_journeys.exchange.importing.shaping import shaped
from mkdocs_journeys.reading.naming import tidied
from mkdocs_journeys.reading.reader import read


def names_of(wiki: Path, *titles: str) -> list[tuple[str, str | None]]:
    """The file of each journey, and the name that is written into it."""
    catalog = read(wiki, TODAY).catalog
    plan = Plan(catalog)
    drafts = [Draft(title, "row 1", (Stage("Buy"), Stage("Use"))) for title in titles]
    planned = [plan.add(draft, shaped(draft, catalog.registries)) for draft in drafts]
    return [(each.path.stem, each.shaped.fields.get("name")) for each in planned]


@pytest.mark.parametrize(
    ("title", "file"),
    [
        ("Neuer Personalausweis", "neuer-personalausweis"),
        ("L’achat d'une Maison à Paris", "l-achat-d-une-maison-à-paris"),
        ("İlk Alışveriş", "ilk-alışveriş"),
        ("第一双跑鞋 – 购买", "第一双跑鞋-购买"),
        ("iPhone kaufen", "iphone-kaufen"),
        ("Adopting a dog: how it goes", "adopting-a-dog-how-it-goes"),
    ],
)
def test_a_journey_is_called_as_its_title_was_written(tmp_path: Path, title: str, file: str) -> None:
    assert names_of(tmp_path, title) == [(file, title)]


@pytest.mark.parametrize("title", ["I buy my first shoes", "购买第一双跑鞋", "Été", "!!!"])
def test_a_name_that_the_file_gives_anyway_is_not_written(tmp_path: Path, title: str) -> None:
    assert names_of(tmp_path, title)[0][1] is None


def test_the_name_of_a_second_map_has_its_number_too(tmp_path: Path) -> None:
    assert names_of(tmp_path, "Neuer Personalausweis", "Neuer Personalausweis", "I buy", "I buy") == [
        ("neuer-personalausweis", "Neuer Personalausweis"),
        ("neuer-personalausweis-2", "Neuer Personalausweis 2"),
        ("i-buy", None),
        ("i-buy-2", None),
    ]


def test_a_long_title_gives_the_words_that_its_file_is_called_by(tmp_path: Path) -> None:
    title = "Ein Neuer Personalausweis, und Was Er mit einer Reise nach Übersee – Zu Tun Hat und Kostet"
    ((file, name),) = names_of(tmp_path, title)
    assert name == "Ein Neuer Personalausweis, und Was Er mit einer Reise nach"
    assert tidied(file) == "Ein neuer personalausweis und was er mit einer reise nach"


@pytest.mark.parametrize(
    ("language", "persona"), [("", "customer"), ("language: de\n", "kunde"), ("language: fr\n", "customer")]
)
def test_whose_journey_it_is_where_nothing_says_it(tmp_path: Path, language: str, persona: str) -> None:
    (tmp_path / "journeys.yml").write_text(language, "utf-8")
    catalog = read(tmp_path, TODAY).catalog
    draft = Draft("Trip", "row 1", (Stage("Buy"), Stage("Use")))
    planned = Plan(catalog).add(draft, shaped(draft, catalog.registries))
    assert planned.path.as_posix() == f"{persona}/trip.md"
