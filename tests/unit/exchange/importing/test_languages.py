"""The language of a map, by its letters and its headings."""

from __future__ import annotations

import pytest
from tests.unit.exchange.importing.test_shaping import NONE

from mkdocs_journeys.exchange.importing.columns import Columns
from mkdocs_journeys.exchange.importing.languages import language_of
from mkdocs_journeys.exchange.importing.shaping import shaped
from mkdocs_journeys.exchange.importing.sources import source_of

GERMAN = "Phase,Kontaktpunkt,Gefühl,Schmerzpunkte\nSuchen,Plakat,froh,zu klein\nKaufen,Laden,müde,\n"


def language(table: str, wiki: str = "en") -> tuple[str | None, list[str]]:
    """What is written as the language of a map, and what is told of that."""
    (draft,) = source_of("map.csv", table.encode(), Columns()).drafts
    shape = shaped(draft, NONE, language=wiki)
    return shape.fields.get("language"), [each for each in shape.guesses if "language" in each]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Phase,Kontaktpunkt,Gefühl,Schmerzpunkte", "de"),
        ("Phase,Touchpoint,Emotion,Aktuelle Schmerzpunkte", "de"),
        ("Phase,Touchpoint,Aktion,Emotion,Opportunity", "de"),
        ("Étape,Point de contact,Émotion,Irritants", "fr"),
        ("Etapa,Punto de contacto,Emoción,Oportunidades", "es"),
        ("Etapa,Ponto de contato,Emoção,Dores do cliente", "pt"),
    ],
)
def test_a_map_is_in_the_language_of_its_headings(headings: str, expected: str) -> None:
    found = language(f"{headings}\nAda,Bus,!,?,x\nBor,Tram,!,?,x\n")
    assert found == (expected, [f"its language is “{expected}”, by its headings"])


@pytest.mark.parametrize(
    "headings",
    [
        "Stage,Touchpoint,Emotion,Pain points",  # in English, whatever stands below
        "Phase,Touchpoint,Emotion,Action",  # of several languages
        "Stage,Touchpoint,Gefühl,Pain points",  # none is of most
        "Phase,Kontaktpunkt,Point de contact,Gefühle,Émotion",
        "ステージ,タッチポイント,感情,課題",  # over texts in other letters
    ],
)
def test_headings_that_tell_no_language_are_left_alone(headings: str) -> None:
    assert language(f"{headings}\nSuchen,Plakat,froh,zu klein,!\nKaufen,Laden,!,?,!\n") == (None, [])


def test_english_is_not_guessed_in_a_wiki_of_another_language() -> None:
    table = "Stage,Touchpoint,Emotion,Pain points\nSuchen,Plakat,froh,zu klein\n"
    assert language(table, wiki="de") == (None, [])


@pytest.mark.parametrize("wiki", ["de", "de-AT"])
def test_the_language_of_the_wiki_is_not_written(wiki: str) -> None:
    assert language(GERMAN, wiki) == (None, [])
    assert language(GERMAN, "fr")[0] == "de"


def test_letters_tell_more_than_headings() -> None:
    table = "Phase,Kontaktpunkt,Gefühl\nПоиск,Плакат,радость\nПокупка,Магазин,усталость\n"
    assert language(table) == ("ru", ["its language is “ru”, by its letters"])


@pytest.mark.parametrize(("headings", "expected"), [("ja", "ja"), ("", "zh"), ("de", "zh")])
def test_signs_that_japanese_and_chinese_share_are_told_apart_by_headings(
    headings: str, expected: str
) -> None:
    assert language_of("認知 広告 購入", headings) == expected
