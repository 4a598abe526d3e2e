"""What headings mean: in several languages, alone, in brackets, within longer ones, two in one."""

from __future__ import annotations

import pytest

from mkdocs_journeys.exchange.importing.columns import Columns, Meaning, counts_up, is_sign
from mkdocs_journeys.model.values.refusal import Refusal


@pytest.mark.parametrize(
    ("field", "names"),
    {
        "stage": [
            "Stage",
            "PHASES",
            "Etappe",
            "Étape",
            "Etapa",
            "Fase",
            "阶段",
            "フェーズ",
            "Этап",
            "Journey stage",
        ],
        "touchpoint": [
            *("Touchpoints", "Touch-points", "Kontaktpunkt", "Point de contact", "Punto de contacto"),
            *("Ponto de contato", "触点", "タッチポイント", "Точка контакта"),
        ],
        "action": [
            "User actions",
            "Aktion",
            "Activités",
            "Acciones",
            "Ações",
            "用户行为",
            "行動",
            "Действия",
        ],
        "thought": [
            "Thinking",
            "Gedanken",
            "Pensées",
            "Pensamientos",
            "Pensamentos",
            "想法",
            "思考",
            "Мысли",
        ],
        "emotion": ["Feelings", "Gefühle", "Émotions", "Emociones", "Emoção", "情绪", "感情曲線", "Эмоции"],
        "pains": ["Pain points", "Schmerzpunkte", "Irritants", "Dolores", "Dores", "痛点", "課題", "Боли"],
        "opportunities": [
            "Ideas",
            "Chancen",
            "Pistes",
            "Mejoras",
            "Melhorias",
            "机会点",
            "改善",
            "Улучшения",
        ],
        "owner": ["Owner", "Verantwortlich", "Responsable", "Responsável", "负责人", "担当", "Ответственный"],
        "channel": ["Channels", "Kanal", "Canaux", "Canales", "渠道", "チャネル", "Канал"],
    }.items(),
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_names_in_several_languages(field: str, names: list[str]) -> None:
    assert {name: Columns().meaning(name) for name in names} == dict.fromkeys(names, Meaning(field))


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("**Pain Points:**", Meaning("pains")),
        ("😊 Emotions", Meaning("emotion")),
        ("3. Actions", Meaning("action")),
        ("心情（1–5）", Meaning("emotion")),
        ("Ideen (Workshop)", Meaning("opportunities")),
        ("Loud (feelings)", Meaning("emotion")),
        ("Current pain points", Meaning("pains", is_sure=False)),
        ("Was Ada fühlt", Meaning("emotion", is_sure=False)),
        ("Dores do cliente", Meaning("pains", is_sure=False)),
        ("Touchpoint owner", Meaning("owner", is_sure=False)),
        ("Thoughts / feelings", Meaning("thought", ("emotion",))),
        ("感情・課題", Meaning("pains", ("emotion",))),
        ("What she thinks/feels", Meaning("thought", ("emotion",), is_sure=False)),
        ("Kundenaktivität", Meaning("action")),
        ("Nutzer-Bedürfnisse", Meaning("needs")),
        ("Hauptprobleme", Meaning("pains")),
        ("Verbesserungsidee", Meaning("opportunities")),
        ("Quick Wins", Meaning("opportunities")),
        ("Kundennummer", None),
        ("Mitarbeiteraktionen", None),
        ("Weather", None),
        ("", None),
        ("Systematic", None),
        ("A sentence with feelings in it, far too long for what a person would write over a column", None),
    ],
)
def test_a_heading_means_what_it_holds(heading: str, meaning: Meaning | None) -> None:
    assert Columns().meaning(heading) == meaning


def test_a_team_adds_names_and_lanes() -> None:
    columns = Columns({"pains": ["Ärger", "Grumbles"], "emotion": "Wetter"}, {"costs": "What it costs us"})
    assert columns.meaning("grumbles") == Meaning("pains")
    assert columns.meaning("Wetter") == Meaning("emotion")
    assert columns.meaning("What it costs us") == Meaning("more:costs")
    assert columns.meaning("costs") == Meaning("more:costs")
    assert columns.meaning("Pains") == Meaning("pains")


def test_a_team_says_what_one_of_our_names_means_to_it() -> None:
    assert Columns().meaning("Problems") == Meaning("pains")
    assert Columns({"questions": ["Problems"]}).meaning("Problems") == Meaning("questions")


@pytest.mark.parametrize(
    ("added", "message", "suggestion"),
    [
        ({"pain": ["Grumbles"]}, "`columns` names `pain`, which is no field", "pains"),
        (["pains"], "`columns` takes fields, each with the names of its columns", ""),
    ],
)
def test_what_names_no_field_is_refused(added: object, message: str, suggestion: str) -> None:
    with pytest.raises(Refusal) as refusal:
        Columns(added)
    assert (refusal.value.message, refusal.value.suggestion) == (message, suggestion)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [(["1", "2", "3"], True), (["4.", "", "5."], True), (["1", "3"], False), (["a"], False), ([], False)],
)
def test_numbers_of_rows(texts: list[str], expected: bool) -> None:
    assert counts_up(texts) is expected


@pytest.mark.parametrize(
    ("text", "expected"), [("—", True), ("n/a", True), ("なし", True), ("no", False), ("-1", False)]
)
def test_signs_for_nothing(text: str, expected: bool) -> None:
    assert is_sign(text) is expected
