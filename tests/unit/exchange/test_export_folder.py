"""A folder of exports: what is written, what is removed, and that nothing of anybody else is lost."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from mkdocs_journeys.exchange.export_folder import ExportFile, Filled, InTheWayError, fill
from mkdocs_journeys.exchange.written_list import NAME, digest

FILES = {"index.md": "home", "stages/index.md": "stages", "journeys/mina/images/a b.png": "picture"}


def nobody(done: int, of: int) -> None:
    """Who is not told how far it is."""


def filled(folder: Path, files: Mapping[str, str], gives_way: tuple[str, ...] = ()) -> Filled:
    wanted = [ExportFile(path, text.encode, path in gives_way) for path, text in files.items()]
    return fill(folder, wanted, nobody)


def refused(folder: Path, files: Mapping[str, str], gives_way: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Why an export was refused. It has touched nothing then."""
    before = everything(folder)
    with pytest.raises(InTheWayError) as caught:
        filled(folder, files, gives_way)
    assert everything(folder) == before
    return caught.value.reasons


def everything(folder: Path) -> dict[str, bytes]:
    paths = (Path(root, name) for root, _, names in os.walk(folder) for name in names)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths if path.exists()}


def texts(folder: Path) -> dict[str, str]:
    return {path: data.decode() for path, data in everything(folder).items() if path != NAME}


def put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def test_a_new_folder(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "docs"
    assert filled(folder, FILES) == Filled(3, 0, 0, ())
    assert texts(folder) == FILES
    assert (folder / NAME).read_text("utf-8") == (
        "mkdocs-journeys export 1\n"
        f'{digest(b"home")} "index.md"\n'
        f'{digest(b"picture")} "journeys/mina/images/a b.png"\n'
        f'{digest(b"stages")} "stages/index.md"\n'
    )


def test_an_empty_folder_or_a_fresh_repository(tmp_path: Path) -> None:
    put(tmp_path / ".git/HEAD", "ref")
    filled(tmp_path, FILES)
    assert texts(tmp_path) == {**FILES, ".git/HEAD": "ref"}


def test_a_folder_of_somebody_else(tmp_path: Path) -> None:
    put(tmp_path / "b.txt", "mine")
    put(tmp_path / "a/index.md", "mine")
    assert refused(tmp_path, FILES) == (
        "a: was there before the first export",
        "b.txt: was there before the first export",
    )


def test_again_only_what_differs_is_written(tmp_path: Path) -> None:
    filled(tmp_path, FILES)
    os.utime(tmp_path / "index.md", (1, 1))
    assert filled(tmp_path, {**FILES, "stages/index.md": "more"}) == Filled(1, 2, 0, ())
    assert texts(tmp_path) == {**FILES, "stages/index.md": "more"}
    assert (tmp_path / "index.md").stat().st_mtime == 1


def test_what_is_no_longer_wanted_is_removed_with_its_folders(tmp_path: Path) -> None:
    filled(tmp_path, FILES)
    put(tmp_path / "stages/about.md", "mine")
    assert filled(tmp_path, {"index.md": "home"}) == Filled(0, 1, 2, ())
    assert texts(tmp_path) == {"index.md": "home", "stages/about.md": "mine"}
    assert not (tmp_path / "journeys").exists()
    # What is gone is forgotten: a file of that name is somebody else's now.
    put(tmp_path / "journeys/mina/images/a b.png", "mine")
    assert refused(tmp_path, FILES) == ("journeys/mina/images/a b.png: was not written by an export",)


def test_what_somebody_has_deleted_is_written_again(tmp_path: Path) -> None:
    filled(tmp_path, FILES)
    (tmp_path / "stages/index.md").unlink()
    assert filled(tmp_path, FILES) == Filled(1, 2, 0, ())
    (tmp_path / "stages/index.md").unlink()
    assert filled(tmp_path, {"index.md": "home"}) == Filled(0, 1, 1, ())


def test_what_somebody_has_changed_is_neither_overwritten_nor_removed(tmp_path: Path) -> None:
    filled(tmp_path, FILES)
    put(tmp_path / "stages/index.md", "mine")
    told = ("stages/index.md: was changed since it was written",)
    assert refused(tmp_path, FILES) == told
    assert refused(tmp_path, {**FILES, "stages/index.md": "new"}) == told
    assert refused(tmp_path, {"index.md": "home"}) == told


def test_files_beside_ours_stay_and_those_in_their_place_are_named(tmp_path: Path) -> None:
    filled(tmp_path, FILES)
    put(tmp_path / "about.md", "mine")
    put(tmp_path / "owners/index.md", "mine")
    put(tmp_path / "metrics.md", "mine")
    put(tmp_path / "channels", "mine")
    (tmp_path / "data.csv").mkdir()
    new = dict.fromkeys(("owners/index.md", "metrics/index.md", "channels/index.md", "data.csv"), "")
    assert refused(tmp_path, FILES | new) == (
        "owners/index.md: was not written by an export",
        "metrics.md: would be the same page as metrics/index.md",
        "channels: is no folder",
        "data.csv: was not written by an export",
    )
    assert filled(tmp_path, FILES) == Filled(0, 3, 0, ())
    assert texts(tmp_path)["about.md"] == "mine"


def test_some_pages_give_way(tmp_path: Path) -> None:
    gives_way = ("index.md", "old/index.html")
    files = {**FILES, "old/index.html": "moved"}
    filled(tmp_path, files, gives_way)
    put(tmp_path / "index.md", "mine")
    put(tmp_path / "old/index.md", "mine")
    assert filled(tmp_path, files, gives_way) == Filled(0, 2, 1, gives_way)
    mine = {**FILES, "index.md": "mine", "old/index.md": "mine"}
    assert texts(tmp_path) == mine
    assert filled(tmp_path, files, gives_way) == Filled(0, 2, 0, gives_way)
    assert texts(tmp_path) == mine


def test_line_ends_that_git_has_changed_are_no_change(tmp_path: Path) -> None:
    filled(tmp_path, {"index.md": "a\nb\n"})
    (tmp_path / "index.md").write_bytes(b"a\r\nb\r\n")
    (tmp_path / NAME).write_bytes((tmp_path / NAME).read_bytes().replace(b"\n", b"\r\n"))
    assert filled(tmp_path, {"index.md": "a\nb\n"}) == Filled(0, 1, 0, ())
    assert filled(tmp_path, {"index.md": "a\nc\n"}) == Filled(1, 0, 0, ())


def test_an_export_that_was_cut_short_is_taken_up(tmp_path: Path) -> None:
    filled(tmp_path, FILES)

    def broken() -> bytes:
        raise RuntimeError

    wanted = [ExportFile("index.md", lambda: b"new"), ExportFile("owners/index.md", lambda: b"o")]
    with pytest.raises(RuntimeError):
        fill(tmp_path, [*wanted, ExportFile("x.md", broken)], nobody)
    assert texts(tmp_path) == {**FILES, "index.md": "new", "owners/index.md": "o"}
    # The power went as the list was told of a file.
    with (tmp_path / NAME).open("a", encoding="utf-8") as listed:
        listed.write('0123 "sta')
    assert filled(tmp_path, {"index.md": "newer"}) == Filled(1, 0, 3, ())
    assert texts(tmp_path) == {"index.md": "newer"}


@pytest.mark.parametrize(
    "line",
    [
        '00 "../out.md"',
        '00 "/etc/passwd"',
        '00 "a/../../out.md"',
        '00 ""',
        "00 5",
        "00 out.md",
        f'00 "{NAME}"',
        '00 "a//b"',
        r'00 "a\u0000b"',
        "<<<<<<< HEAD",
    ],
)
def test_a_list_that_no_export_has_written(tmp_path: Path, line: str) -> None:
    folder = tmp_path / "docs"
    filled(folder, FILES)
    put(tmp_path / "out.md", "mine")
    with (folder / NAME).open("a", encoding="utf-8") as listed:
        listed.write(f"{line}\n")
    assert refused(folder, FILES) == (f"{NAME}: no list that an export has written",)


def test_a_list_of_another_program(tmp_path: Path) -> None:
    put(tmp_path / NAME, "version 2\n")
    assert refused(tmp_path, FILES) == (f"{NAME}: no list that an export has written",)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_are_not_followed(tmp_path: Path) -> None:
    folder, other = tmp_path / "docs", tmp_path / "other"
    filled(folder, FILES)
    put(other / "index.md", "stages")
    (folder / "stages/index.md").unlink()
    (folder / "stages").rmdir()
    (folder / "stages").symlink_to(other)
    assert refused(folder, FILES) == ("stages: is no folder",)
    assert filled(folder, {"index.md": "home"}) == Filled(0, 1, 1, ())
    assert (other / "index.md").read_text("utf-8") == "stages"
    (folder / "index.md").unlink()
    (folder / "index.md").symlink_to(other / "index.md")
    assert refused(folder, {"index.md": "new"}) == ("index.md: was not written by an export",)
    (folder / f"{NAME}.part").symlink_to(other / "index.md")
    (folder / "index.md").unlink()
    filled(folder, {"index.md": "new"})
    assert (other / "index.md").read_text("utf-8") == "stages"
    (folder / NAME).unlink()
    (folder / NAME).symlink_to(other / "index.md")
    assert refused(folder, {"index.md": "new"}) == (f"{NAME}: no list that an export has written",)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "docs").symlink_to(tmp_path / "real")
    filled(tmp_path / "docs", FILES)
    assert filled(tmp_path / "docs", {"index.md": "home"}) == Filled(0, 1, 2, ())
    assert texts(tmp_path / "real") == {"index.md": "home"}


def test_two_of_ours_in_one_place(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    assert refused(folder, {"a/B.csv": "", "a/b.csv": ""}) == ("a/b.csv: would be the same file as a/B.csv",)
    assert not folder.exists()


def test_it_is_told_how_far_it_is(tmp_path: Path) -> None:
    told = []
    fill(
        tmp_path,
        [ExportFile(path, text.encode) for path, text in FILES.items()],
        lambda done, of: told.append((done, of)),
    )
    assert told == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize("is_wanted", [True, False])
def test_what_somebody_changes_meanwhile_stays(tmp_path: Path, is_wanted: bool) -> None:
    """To make all pages may take minutes, in which people go on."""
    filled(tmp_path, FILES)

    def edit() -> bytes:
        (tmp_path / "stages/index.md").write_text("my own words", "utf-8")
        return b"another text"

    new = [ExportFile("stages/index.md", b"new".strip)] if is_wanted else []
    with pytest.raises(InTheWayError) as caught:
        fill(tmp_path, [ExportFile("index.md", edit), *new], nobody)
    assert caught.value.reasons == ("stages/index.md: was changed since it was written",)
    assert (tmp_path / "stages/index.md").read_text("utf-8") == "my own words"


# --- Exports of some journeys only, and of several kinds ---


def some(folder: Path, files: Mapping[str, str], kind: str = "", *, is_whole: bool = False) -> Filled:
    wanted = [ExportFile(path, text.encode) for path, text in files.items()]
    return fill(folder, wanted, nobody, kind, is_whole=is_whole)


def test_an_export_that_is_not_whole_removes_nothing(tmp_path: Path) -> None:
    filled(tmp_path, FILES)
    assert some(tmp_path, {"index.md": "new", "other.md": "more"}) == Filled(2, 0, 0, ())
    assert texts(tmp_path) == {**FILES, "index.md": "new", "other.md": "more"}
    # It still knows all of them, and the next whole one takes away what is no longer wanted.
    assert filled(tmp_path, {"index.md": "new"}) == Filled(0, 1, 3, ())
    assert texts(tmp_path) == {"index.md": "new"}


def test_nor_does_it_mind_what_somebody_has_changed_beside_it(tmp_path: Path) -> None:
    filled(tmp_path, FILES)
    put(tmp_path / "stages/index.md", "mine")
    assert some(tmp_path, {"index.md": "new"}) == Filled(1, 0, 0, ())
    with pytest.raises(InTheWayError) as caught:
        some(tmp_path, {"stages/index.md": "new"})
    assert caught.value.reasons == ("stages/index.md: was changed since it was written",)
    assert (tmp_path / "stages/index.md").read_text("utf-8") == "mine"


@pytest.mark.parametrize(("first", "second"), [("", "markdown"), ("markdown", ""), ("markdown", "mermaid")])
def test_exports_of_another_kind_keep_out(tmp_path: Path, first: str, second: str) -> None:
    some(tmp_path, {"a.md": "a"}, first, is_whole=True)
    before = everything(tmp_path)
    with pytest.raises(InTheWayError) as caught:
        some(tmp_path, {"b.md": "b"}, second, is_whole=True)
    assert caught.value.reasons == (f"{NAME}: belongs to an export of another format",)
    assert everything(tmp_path) == before
    assert some(tmp_path, {"a.md": "a"}, first, is_whole=True) == Filled(0, 1, 0, ())


def test_a_list_that_only_looks_like_ours_is_none(tmp_path: Path) -> None:
    put(tmp_path / NAME, "mkdocs-journeys-like list\n")
    with pytest.raises(InTheWayError) as caught:
        some(tmp_path, {"a.md": "a"}, "markdown")
    assert caught.value.reasons == (f"{NAME}: no list that an export has written",)
