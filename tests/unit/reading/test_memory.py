"""What is remembered from run to run, and what is not."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

from mkdocs_journeys.reading import memory as memories
from mkdocs_journeys.reading.memory import NOTHING, VARIABLE, Keys, Memory, key_of, memory_of, packed


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for what is remembered."""
    folder = tmp_path / "cache"
    monkeypatch.setenv(VARIABLE, str(folder))
    return folder


def test_what_was_kept_is_recalled_by_the_next_run(home: Path, tmp_path: Path) -> None:
    with memory_of(tmp_path) as first:
        assert first.recall("a") is None
        first.keep("a", b"one")
    with memory_of(tmp_path) as second:
        assert second.recall("a") == b"one"
    assert len(list(home.iterdir())) == 1


def test_what_nobody_asks_for_is_forgotten(home: Path, tmp_path: Path) -> None:
    with memory_of(tmp_path) as first:
        first.keep("a", b"one")
        first.keep("b", b"two")
    with memory_of(tmp_path) as second:
        second.recall("b")
    with memory_of(tmp_path) as third:
        assert (third.recall("a"), third.recall("b")) == (None, b"two")
    assert home.is_dir()


def test_each_wiki_has_its_own(home: Path, tmp_path: Path) -> None:
    with memory_of(tmp_path / "one") as one:
        one.keep("a", b"one")
    with memory_of(tmp_path / "two") as two:
        assert two.recall("a") is None
    assert home.is_dir()


def test_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "off")
    with memory_of(tmp_path) as memory:
        assert memory is NOTHING
        memory.keep("a", b"one")
        assert memory.recall("a") is None


@pytest.mark.parametrize("damage", [b"", b"\x80\x05garbage", pickle.dumps(["no", "mapping"])])
def test_a_damaged_file_is_as_if_there_were_none(home: Path, tmp_path: Path, damage: bytes) -> None:
    with memory_of(tmp_path) as memory:
        memory.keep("a", b"one")
    (file,) = home.iterdir()
    file.write_bytes(damage)
    with memory_of(tmp_path) as memory:
        assert memory.recall("a") is None
        memory.keep("a", b"again")
    with memory_of(tmp_path) as memory:
        assert memory.recall("a") == b"again"


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="no such rights here")
def test_a_file_that_others_may_write_is_not_opened(home: Path, tmp_path: Path) -> None:
    with memory_of(tmp_path) as memory:
        memory.keep("a", b"one")
    (file,) = home.iterdir()
    assert file.stat().st_mode & 0o077 == 0
    file.chmod(0o622)
    with memory_of(tmp_path) as memory:
        assert memory.recall("a") is None


@pytest.mark.parametrize("found", [b"no zlib", None])
def test_a_damaged_entry_is_as_if_there_were_none(home: Path, tmp_path: Path, found: bytes | None) -> None:
    with memory_of(tmp_path) as memory:
        memory.keep("a", b"one")
    file = next(home.iterdir())
    file.write_bytes(pickle.dumps({"a": found}))
    with memory_of(tmp_path) as memory:
        assert memory.recall("a") is None
        memory.keep("a", b"two")
    with memory_of(tmp_path) as memory:
        assert memory.recall("a") == b"two"


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="modes mean nothing there")
def test_a_file_from_a_checkout_is_not_opened(home: Path, tmp_path: Path) -> None:
    with memory_of(tmp_path) as memory:
        memory.keep("a", b"one")
    next(home.iterdir()).chmod(0o644)
    with memory_of(tmp_path) as memory:
        assert memory.recall("a") is None


def test_a_folder_that_cannot_be_written_to_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder", "utf-8")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "file" / "below"))
    with memory_of(tmp_path) as memory:
        memory.keep("a", b"one")


def test_it_is_saved_where_the_run_fails(home: Path, tmp_path: Path) -> None:
    def run() -> None:
        with memory_of(tmp_path) as memory:
            memory.keep("a", b"one")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        run()
    with memory_of(tmp_path) as memory:
        assert memory.recall("a") == b"one"
    assert home.is_dir()


def test_wikis_that_nobody_reads_any_more_make_room(home: Path, tmp_path: Path) -> None:
    for number in range(25):
        with memory_of(tmp_path / str(number)) as memory:
            memory.keep("a", b"one")
    assert len(list(home.iterdir())) == 20


def test_keys() -> None:
    assert key_of("a", b"b") == key_of("a", b"b")
    assert len({key_of("ab"), key_of("a", "b"), key_of("b", "a"), key_of("a", "b", "")}) == 4


def test_another_version_of_the_program_knows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    before = key_of("a")
    monkeypatch.setattr(memories, "_software", lambda *_: b"another")
    assert key_of("a") != before


def test_keys_follow_from_rooms_libraries_and_parts() -> None:
    keys = [
        Keys(("model",), ("PyYAML",)).of("a", "b"),
        Keys(("reading",), ("PyYAML",)).of("a", "b"),
        Keys(("model",), ("pydantic",)).of("a", "b"),
        Keys(("model",), ("not-installed",)).of("a", "b"),
        Keys(("model",), ("PyYAML",)).of("ab"),
        Keys(("model",), ("PyYAML",)).of("a", b"b", ""),
    ]
    assert len(set(keys)) == len(keys)
    assert Keys(("model",), ("PyYAML",)).of(b"a", "b") == keys[0]


def test_all_is_kept_when_it_is_said_so(home: Path, tmp_path: Path) -> None:
    with memory_of(tmp_path) as first:
        first.keep("a", b"one")
    with memory_of(tmp_path) as second:
        second.keep_all()
    with memory_of(tmp_path) as third:
        assert third.recall("a") == b"one"
    assert home.is_dir()


def test_a_memory_without_a_file_lasts_as_long_as_itself() -> None:
    memory = Memory(None)
    memory.keep("a", b"one")
    memory.save()
    assert memory.recall("a") == b"one"
    assert Memory(None).recall("a") is None


def test_what_is_packed_is_kept_as_it_is(home: Path, tmp_path: Path) -> None:
    with memory_of(tmp_path) as first:
        first.keep_packed("a", packed(b"one"))
        first.keep_packed("b", b"no such thing")
    with memory_of(tmp_path) as second:
        assert (second.recall("a"), second.recall_packed("a")) == (b"one", packed(b"one"))
        assert (second.recall_packed("b"), second.recall("b")) == (b"no such thing", None)
    NOTHING.keep_packed("a", b"one")
    assert NOTHING.recall_packed("a") is None
    assert home.is_dir()
