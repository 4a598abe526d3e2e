"""In which language a new wiki speaks."""

from __future__ import annotations

import pytest

from mkdocs_journeys.model.values.refusal import Refusal
from mkdocs_journeys.scaffold.languages import has_words, language_tag, named, on_labels, theme_language


@pytest.mark.parametrize(
    ("written", "tag"),
    [("de", "de"), (" DE ", "de"), ("de_AT", "de-AT"), ("pt-BR", "pt-BR"), ("gsw", "gsw"), ("no", "no")],
)
def test_a_tag_is_taken(written: str, tag: str) -> None:
    assert language_tag(written) == tag


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("deutsch", "de"),
        ("German", "de"),
        ("englisch", "en"),
        ("العربية", "ar"),
        ("francais", "fr"),
        ("dee", "de"),
        ("xx", ""),
        ("", ""),
        ("a b", ""),
        ("\x1b[2J", ""),
    ],
)
def test_what_is_no_tag_is_refused_with_the_one_that_was_meant(written: str, meant: str) -> None:
    with pytest.raises(Refusal) as refused:
        language_tag(written)
    assert (refused.value.message, refused.value.suggestion) == (
        f"{written!r} is not the tag of a language",
        meant,
    )
    assert refused.value.allowed == (
        "a tag such as en (English), de (German) and ar (Arabic), or that of any other language"
    )


@pytest.mark.parametrize(
    ("language", "theme"),
    [
        ("de", "de"),
        ("de-AT", "de"),
        ("pt-br", "pt-BR"),
        ("pt-PT", "pt"),
        ("zh-Hant-HK", "zh-Hant"),
        ("gsw", "en"),
    ],
)
def test_the_theme_speaks_the_nearest_that_it_has(language: str, theme: str) -> None:
    assert theme_language(language) == theme


def test_the_labels_are_there_or_not() -> None:
    assert [has_words(each) for each in ("en", "de-AT", "ar", "fr", "gsw")] == [
        True,
        True,
        True,
        False,
        False,
    ]
    assert (named("de-AT"), named("xx")) == ("German", "xx")
    assert on_labels("fr-CA") == (
        "The labels of its pages are English: they are there in en (English), de (German) and ar (Arabic), "
        "not in French."
    )
