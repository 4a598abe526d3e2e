"""Templates that an earlier build has compiled."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment

from mkdocs_journeys.pages.templates import environment
from mkdocs_journeys.pages.templates.compiled import remember_compiled
from mkdocs_journeys.reading.memory import NOTHING, Memory

NAME = "data.html"


@pytest.fixture(autouse=True)
def _afterwards() -> Iterator[None]:
    forget()
    yield
    forget()


def forget() -> None:
    made = environment()
    made.bytecode_cache = None
    if made.cache is not None:
        made.cache.clear()


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """The names of the templates that are compiled from now on."""
    names: list[str | None] = []
    compiling = Environment.compile

    def compile_(self: Environment, source: str, name: str | None = None, *rest: object) -> object:
        names.append(name)
        return compiling(self, source, name, *rest)  # type: ignore[call-overload]

    monkeypatch.setattr(Environment, "compile", compile_)
    return names


def test_what_one_build_has_compiled_the_next_one_takes(tmp_path: Path, compiled: list[str | None]) -> None:
    for expected in ([NAME], [NAME], [NAME]):
        forget()
        memory = Memory(tmp_path / "site.cache")
        remember_compiled(memory)
        environment().get_template(NAME)
        memory.save()
        assert compiled == expected


def test_what_is_damaged_is_compiled_again(tmp_path: Path, compiled: list[str | None]) -> None:
    memory = Memory(tmp_path / "site.cache")
    remember_compiled(memory)
    environment().get_template(NAME)
    memory.save()
    forget()

    class Damaged(Memory):
        def recall(self, key: str) -> bytes | None:
            found = super().recall(key)
            return found and found[:40]

    remember_compiled(Damaged(tmp_path / "site.cache"))
    environment().get_template(NAME)
    assert compiled == [NAME, NAME]


def test_a_memory_that_keeps_nothing_changes_nothing() -> None:
    remember_compiled(NOTHING)
    assert environment().bytecode_cache is None
