"""In which language a new wiki speaks, and what of it speaks that language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources

from babel import Locale, UnknownLocaleError

from mkdocs_journeys.checks.purpose import primary
from mkdocs_journeys.model.values import texts
from mkdocs_journeys.model.values.refusal import Refusal, nearest
from mkdocs_journeys.pages.words import LANGUAGES, Words

_ENGLISH = "en"


def language_tag(written: str) -> str:
    """The tag of a language as files write it, such as de or pt-BR.

    Raises Refusal for what is no language that has a name, with the tag that was probably meant: `deutsch`
    and `German` mean de.
    """
    found = written.strip().replace("_", "-")
    first, dash, rest = found.partition("-")
    tag = f"{first.lower()}{dash}{rest}"
    try:
        texts.language(tag)
    except Refusal:
        tag = ""
    if not tag or first.lower() not in _names(_ENGLISH):
        raise Refusal(
            f"{written!r} is not the tag of a language",
            allowed=f"a tag such as {spoken()}, or that of any other language",
            suggestion=_meant(written),
        )
    return tag


def has_words(language: str) -> bool:
    """Whether the labels of the pages are there in a language."""
    return Words(language).spoken == primary(language)


def named(language: str) -> str:
    """What a language is called in English: German for de-AT; the tag where that has no name."""
    return _names(_ENGLISH).get(primary(language), language)


def spoken() -> str:
    """The languages in which the labels of the pages are there, for people."""
    *others, last = (f"{each} ({named(each)})" for each in LANGUAGES)
    return f"{', '.join(others)} and {last}"


def on_labels(language: str) -> str:
    """What is told of a language in which the labels of the pages are not there."""
    return f"The labels of its pages are English: they are there in {spoken()}, not in {named(language)}."


def theme_language(language: str) -> str:
    """The language of Material that is nearest; English where it has none, for it can't be built then."""
    known = {each.casefold(): each for each in _of_theme()}
    parts = language.split("-")
    wanted = ("-".join(parts[:n]).casefold() for n in range(len(parts), 0, -1))
    return next((known[each] for each in wanted if each in known), _ENGLISH)


@cache
def _of_theme() -> frozenset[str]:
    folder = resources.files("material") / "templates" / "partials" / "languages"
    return frozenset(each.name.removesuffix(".html") for each in folder.iterdir())


def _meant(written: str) -> str:
    """The tag whose language is called so or nearly so, in English or by those who speak it."""
    known: dict[str, str] = {}
    for tag in (*LANGUAGES, *sorted(_of_theme())):
        known |= {name.casefold(): tag for name in (tag, *_called(tag)) if name.casefold() not in known}
    return known.get(nearest(written.strip(), known), "")


def _called(tag: str) -> Iterator[str]:
    for language in (_ENGLISH, primary(tag)):
        names = _names(language)
        yield from filter(None, (names.get(tag.replace("-", "_")), names.get(primary(tag))))


def _names(language: str) -> dict[str, str]:
    """What languages are called in one of them, by their tags; nothing where CLDR doesn't know it."""
    try:
        return dict(Locale.parse(language).languages)
    except (ValueError, UnknownLocaleError):
        return {}
