"""A command as people type it, whichever shell they have."""

from __future__ import annotations

import shlex

import pytest

from mkdocs_journeys.checks.typed import typed


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("journeys/mina/first-shoes.md", "journeys/mina/first-shoes.md"),
        ("journeys/jürgen/küche.md", "journeys/jürgen/küche.md"),
        ("journeys/أول-حذاء.md", "journeys/أول-حذاء.md"),
        ("our maps", '"our maps"'),
        ("Müller, Jörg", '"Müller, Jörg"'),
        ("=a", '"=a"'),
        ("@a", '"@a"'),
        ("", "''"),
        ("a&b.md", "'a&b.md'"),
        ("$(x) y", "'$(x) y'"),
        ("it's", "'it'\"'\"'s'"),
        ("a\\b c", "'a\\b c'"),
        ("a\u202eb", "'a\u202eb'"),
    ],
)
def test_a_word_is_quoted_where_a_shell_would_read_it_otherwise(word: str, written: str) -> None:
    assert typed([word]) == written
    assert shlex.split(written) == [word]


def test_words_stand_apart() -> None:
    assert typed(["journeys", "check", "-C", "our maps"]) == 'journeys check -C "our maps"'
