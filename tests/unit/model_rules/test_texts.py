"""What texts, ids and addresses may hold."""

from __future__ import annotations

import pytest

from mkdocs_journeys.model.values import texts
from mkdocs_journeys.model.values.refusal import Refusal, nearest


def refusal_of(read: object, written: object) -> tuple[str, str, str]:
    with pytest.raises(Refusal) as caught:
        read(written)  # type: ignore[operator]
    return caught.value.message, caught.value.allowed, caught.value.suggestion


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Photo upload", "photo-upload"),
        ("  A / B -- test!  ", "a-b-test"),
        ("Größe & Straße", "größe-straße"),
        ("İstanbul'da ısı", "istanbul-da-ısı"),
        ("οδός", "οδός"),
        ("مُهِمّ جدًا", "مُهِمّ-جدًا"),
        ("हिन्दी क्षमा", "हिन्दी-क्षमा"),
        ("می\u200cخواهم", "می-خواهم"),
        ("東京 駅", "東京-駅"),
        ("e\u0301te\u0301", "été"),
        ("❤️", ""),
        ("👩‍👩‍👧 Family 1️⃣", "family-1"),
        ("!?", ""),
        ("CON", "con-x"),
        ("lpt9", "lpt9-x"),
        ("com10", "com10"),
    ],
)
def test_a_name_makes_an_id_that_is_its_own(name: str, made: str) -> None:
    assert texts.slug(name) == made
    assert texts.slug(made) == made


@pytest.mark.parametrize("written", ["photo-upload", "größe", "οδός", "東京", "أول-حذاء", "हिन्दी", "2026"])
def test_an_id_of_any_script_is_taken(written: str) -> None:
    assert texts.identifier(written) == written


def test_an_id_is_composed() -> None:
    assert texts.identifier("e\u0301te\u0301") == "été"


@pytest.mark.parametrize(
    ("written", "message", "allowed", "suggestion"),
    [
        ("Photo", "'Photo' is not an id", texts.ID_FORM, "photo"),
        ("photo upload", "'photo upload' is not an id", texts.ID_FORM, "photo-upload"),
        ("photo_upload", "'photo_upload' is not an id", texts.ID_FORM, "photo-upload"),
        ("photo--upload", "'photo--upload' is not an id", texts.ID_FORM, "photo-upload"),
        ("-photo", "'-photo' is not an id", texts.ID_FORM, "photo"),
        ("../up", "'../up' is not an id", texts.ID_FORM, "up"),
        ("a/b", "'a/b' is not an id", texts.ID_FORM, "a-b"),
        ("😀", "'😀' is not an id", texts.ID_FORM, ""),
        ("nul", "Windows keeps the name nul for itself", "another id", "nul-1"),
        ("COM3", "Windows keeps the name COM3 for itself", "another id", "com3-1"),
    ],
)
def test_what_a_folder_or_link_could_not_carry_is_no_id(
    written: str, message: str, allowed: str, suggestion: str
) -> None:
    assert refusal_of(texts.identifier, written) == (message, allowed, suggestion)


VISIBLE = "visible characters, spaces and line breaks"


@pytest.mark.parametrize(
    ("written", "message", "allowed"),
    [
        (
            "safe\u202egpj.exe",
            "this holds a character that turns the direction of writing (U+202E, right-to-left override)",
            VISIBLE,
        ),
        (
            "a\u2066b",
            "this holds a character that turns the direction of writing (U+2066, left-to-right isolate)",
            VISIBLE,
        ),
        ("a\x07b", "this holds a character that can't be seen (U+0007, a control character)", VISIBLE),
        ("a\x85b", "this holds a character that can't be seen (U+0085, a control character)", VISIBLE),
        ("   ", "this is empty", "a text; or leave the key out"),
        (["a"], "this takes one text, not a list", "one text"),
        ({"a": "b"}, "this takes one text, not several fields", "one text"),
    ],
)
def test_a_text_is_refused(written: object, message: str, allowed: str) -> None:
    assert refusal_of(texts.text, written) == (message, allowed, "")


def test_a_text_is_trimmed_and_composed_and_a_label_has_one_line() -> None:
    written = "  two\nlines\t of e\u0301te\u0301 \u200f "
    assert texts.text(written) == "two\nlines\t of été \u200f"
    assert texts.label(" two\nlines\t of  it ") == "two lines of it"


@pytest.mark.parametrize(
    "written",
    [
        "https://example.org/a?b=c#d",
        "HTTP://example.org",
        "mailto:a@b.example",
        "tel:+49123",
        "../up/there.html",
        "here#x:y",
        "?q=a:b",
        "https://tickets.example/{ticket}",
    ],
)
def test_an_address_is_taken(written: str) -> None:
    assert texts.link(written) == written


def test_half_an_address_of_another_host_is_refused() -> None:
    message = "'//x.example' leads to another host, and says only half of it"
    assert refusal_of(texts.link, "//x.example") == (message, "the whole address", "https://x.example")


SCHEMES = "an address that begins with http:, https:, mailto:, tel:, or a relative one"


@pytest.mark.parametrize(
    ("written", "message", "allowed"),
    [
        ("javascript:alert(1)", "links of the kind javascript: are not taken", SCHEMES),
        ("JaVaScRiPt:x", "links of the kind JaVaScRiPt: are not taken", SCHEMES),
        ("data:text/html,x", "links of the kind data: are not taken", SCHEMES),
        ("file:///etc", "links of the kind file: are not taken", SCHEMES),
        ("see the wiki", "'see the wiki' is not an address", "an address without spaces"),
        ('x"y', "'x\"y' is not an address", "an address without spaces"),
        ("a\\b", "'a\\\\b' is not an address", "an address without spaces"),
    ],
)
def test_an_address_of_another_kind_is_refused(written: str, message: str, allowed: str) -> None:
    assert refusal_of(texts.link, written) == (message, allowed, "")


@pytest.mark.parametrize(
    ("word", "choices", "found"),
    [
        ("Brnad", ["brand", "care"], "brand"),
        ("xyz", ["brand"], ""),
        ("x", [], ""),
        ("CARE", ["Care"], "Care"),
    ],
)
def test_the_nearest_word(word: str, choices: list[str], found: str) -> None:
    assert nearest(word, choices) == found
