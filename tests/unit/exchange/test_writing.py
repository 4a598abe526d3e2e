"""Files that people keep are written all or none, and never over what somebody else has saved."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mkdocs_journeys.exchange.writing import Change, ChangedError, NotWrittenError, replace_all, write_all

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has neither such modes nor such limits")
# A process of its own, which may be stopped or have few rights.
BEGIN = (
    "import os, resource, signal, sys\n"
    "from pathlib import Path\n"
    "from mkdocs_journeys.exchange import writing\n"
    "from mkdocs_journeys.exchange.writing import Change, write_all\n"
    "folder = Path(sys.argv[1])\n"
)
NOBODY = 65534


def held(folder: Path) -> dict[str, bytes]:
    """Everything below a folder, hidden or not."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b"(folder)"
        for path in sorted(folder.rglob("*"))
    }


@pytest.fixture
def three(tmp_path: Path) -> Path:
    for name in "abc":
        (tmp_path / name).write_bytes(name.encode())
    return tmp_path


def changes(folder: Path) -> list[Change]:
    """Two files that are there, and one that is new in a folder that is new."""
    return [
        Change(folder / "a", b"other", b"a"),
        Change(folder / "new" / "deep" / "d", b"d"),
        Change(folder / "b", b"other", b"b"),
    ]


def test_all_is_written_and_nothing_else_is_left(three: Path) -> None:
    write_all(changes(three))
    assert held(three) == {
        **{"a": b"other", "b": b"other", "c": b"c"},
        **{"new": b"(folder)", "new/deep": b"(folder)", "new/deep/d": b"d"},
    }


def test_nothing_is_written_where_a_file_was_changed_meanwhile(three: Path) -> None:
    (three / "b").write_bytes(b"mine")
    with pytest.raises(ChangedError, match="b was changed meanwhile, and left as it is"):
        write_all(changes(three))
    assert held(three) == {"a": b"a", "b": b"mine", "c": b"c"}


def test_nothing_is_written_where_a_file_is_gone(three: Path) -> None:
    (three / "b").unlink()
    with pytest.raises(ChangedError):
        write_all(changes(three))
    assert held(three) == {"a": b"a", "c": b"c"}


@pytest.mark.parametrize("last", ["file", "folder", "nowhere", "in a circle"])
def test_what_is_there_already_is_never_overwritten(three: Path, last: str) -> None:
    there = three / "d"
    if last == "file":
        there.write_bytes(b"mine")
    elif last == "folder":
        there.mkdir()
    else:
        there.symlink_to("nowhere" if last == "nowhere" else "d")
    before = held(three)
    said = f"is a link that leads {last}" if there.is_symlink() else "is there already"
    with pytest.raises(ChangedError, match=f"d {said}, and was left as it is"):
        write_all([Change(three / "a", b"other", b"a"), Change(there, b"d")])
    assert held(three) == before


@pytest.mark.parametrize(
    ("way", "when"), [("over it", "before"), ("over it", "after"), ("in its place", "before")]
)
def test_what_is_saved_in_the_last_moment_stays(
    three: Path, monkeypatch: pytest.MonkeyPatch, way: str, when: str
) -> None:
    link = os.link

    def save(path: Path) -> None:
        mine = path if way == "over it" else three / "mine"
        mine.write_bytes(b"mine")
        mine.replace(path)

    def late(old: Path, new: Path) -> None:
        is_last = Path(old).name == "b"
        if is_last and when == "before":
            save(Path(old))
        link(old, new)
        if is_last and when == "after":
            save(Path(old))

    monkeypatch.setattr("os.link", late)
    with pytest.raises(ChangedError, match="b was changed meanwhile"):
        write_all([Change(three / "a", b"other", b"a"), Change(three / "b", b"other", b"b")])
    assert held(three) == {"a": b"a", "b": b"mine", "c": b"c"}


@pytest.mark.parametrize("has_links", [True, False])
def test_a_file_that_appears_in_the_last_moment_stays(
    three: Path, monkeypatch: pytest.MonkeyPatch, has_links: bool
) -> None:
    link = os.link

    def late(old: Path, new: Path) -> None:
        if Path(new).name == "d":
            Path(new).write_bytes(b"mine")
        if not has_links:
            raise OSError(errno.EPERM, "no links here")
        link(old, new)

    monkeypatch.setattr("os.link", late)
    with pytest.raises(ChangedError, match="d is there already"):
        write_all([Change(three / "a", b"other", b"a"), Change(three / "d", b"d")])
    assert held(three) == {"a": b"a", "b": b"b", "c": b"c", "d": b"mine"}


@pytest.mark.parametrize("has_links", [True, False])
@pytest.mark.parametrize("steps", range(7))
def test_whichever_step_fails_everything_is_as_before(
    three: Path, monkeypatch: pytest.MonkeyPatch, steps: int, has_links: bool
) -> None:
    """The first steps write what is new, the others put it into its place."""
    count = 0

    def failing(real: Callable[..., object], *, is_there: bool = True) -> Callable[..., object]:
        def step(*args: object, **more: object) -> object:
            nonlocal count
            count += 1
            if count == steps + 1:
                raise OSError(errno.ENOSPC, "No space left on device")
            if not is_there:
                raise OSError(errno.EOPNOTSUPP, "no links here")
            return real(*args, **more)

        return step

    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", failing(os.fsync))
        patched.setattr("os.link", failing(os.link, is_there=has_links))
        with pytest.raises(NotWrittenError, match="can't be written: the disk is full") as caught:
            write_all([*changes(three), Change(three / "c", b"other", b"c")])
    assert caught.value.kept == ()
    assert held(three) == {"a": b"a", "b": b"b", "c": b"c"}


def test_without_links_all_is_written_too(three: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr("os.link", no)
    write_all([Change(three / "a", b"other", b"a"), Change(three / "d", b"d")])
    assert held(three) == {"a": b"other", "b": b"b", "c": b"c", "d": b"d"}


def test_whoever_stops_it_stops_all_of_it(three: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = os.link

    def stop(old: Path, new: Path) -> None:
        link(old, new)
        if Path(new).name == "d":
            raise KeyboardInterrupt

    monkeypatch.setattr("os.link", stop)
    with pytest.raises(KeyboardInterrupt):
        write_all(changes(three))
    assert held(three) == {"a": b"a", "b": b"b", "c": b"c"}


def test_what_cannot_be_put_back_is_kept_and_named(three: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = Path.replace

    def no_way_back(self: Path, target: Path) -> Path:
        if self.suffix == ".old" or target.name == "b":
            raise OSError(errno.EIO, "Input/output error")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", no_way_back)
    with pytest.raises(NotWrittenError, match="b can't be written: the disk has an error") as caught:
        write_all(changes(three))
    (kept,) = caught.value.kept
    assert kept.read_bytes() == b"a"
    assert held(three) == {"a": b"other", "b": b"b", "c": b"c", kept.name: b"a"}


@POSIX
def test_the_mode_stays_and_a_new_file_has_the_usual_one(three: Path) -> None:
    (three / "a").chmod(0o640)
    old = os.umask(0o027)
    try:
        write_all(changes(three))
    finally:
        os.umask(old)
    modes = [stat.S_IMODE((three / name).stat().st_mode) for name in ("a", "new/deep/d")]
    assert modes == [0o640, 0o640]
    assert stat.S_IMODE((three / "new").stat().st_mode) == 0o750


def test_a_link_keeps_leading_to_its_file(three: Path) -> None:
    (three / "links").mkdir()
    (three / "links" / "a").symlink_to("../a")
    write_all([Change(three / "links" / "a", b"other", b"a")])
    assert ((three / "links" / "a").is_symlink(), (three / "a").read_bytes()) == (True, b"other")


def test_line_ends_and_marks_are_bytes_like_others(three: Path) -> None:
    data = b"\xef\xbb\xbfone\r\ntwo\r"
    write_all([Change(three / "a", data, b"a"), Change(three / "d", data)])
    assert ((three / "a").read_bytes(), (three / "d").read_bytes()) == (data, data)


def test_a_file_where_a_folder_is_needed(three: Path) -> None:
    with pytest.raises(NotWrittenError, match="b is a file, where a folder is needed"):
        write_all([Change(three / "a", b"other", b"a"), Change(three / "b" / "c", b"d")])
    assert held(three) == {"a": b"a", "b": b"b", "c": b"c"}


def test_what_programs_write_is_replaced_whatever_it_was(three: Path) -> None:
    replace_all({three / "a": b"other", three / "b": b"b", three / "new" / "d": b"d"})
    assert held(three) == {"a": b"other", "b": b"b", "c": b"c", "new": b"(folder)", "new/d": b"d"}
    with pytest.raises(NotWrittenError, match="new can't be written: a folder is in the way"):
        replace_all({three / "a": b"a", three / "new": b"d"})
    assert (three / "a").read_bytes() == b"other"


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="needs a name for what is opened")
def test_what_a_shell_has_opened_is_written_to(tmp_path: Path) -> None:
    script = (
        "import os; from pathlib import Path; from mkdocs_journeys.exchange.writing import replace_all\n"
        "replace_all({Path('/dev/stdout'): b'one\\n'}); os.lseek(1, 0, 2); os.write(1, b'two\\n')"
    )
    with (tmp_path / "out").open("wb") as stream:
        subprocess.run([sys.executable, "-c", script], stdout=stream, check=True)
    assert held(tmp_path) == {"out": b"one\ntwo\n"}


@pytest.fixture
def outside() -> Iterator[Path]:
    """A folder that others may enter, unlike pytest's."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        for each in "abc":
            (folder / each).write_bytes(each.encode())
        yield folder
        folder.chmod(0o755)


def run(folder: Path, script: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", BEGIN + script, str(folder)],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


WRITE = (
    "try: write_all([Change(folder / 'a', b'other', b'a'), Change(folder / 'new', b'x' * 100_000)])\n"
    "except writing.NotWrittenError as error: print(error.path.name, error.reason)\n"
)


@POSIX
def test_a_file_larger_than_the_system_lets_it_be(outside: Path) -> None:
    done = run(outside, "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n" + WRITE)
    assert (done.stdout, done.stderr) == (
        "new can't be written: it would be larger than is allowed here\n",
        "",
    )
    assert held(outside) == {"a": b"a", "b": b"b", "c": b"c"}


@POSIX
@pytest.mark.parametrize("what", ["the folder", "the file"])
def test_what_may_only_be_read_stays(outside: Path, what: str) -> None:
    if os.geteuid() == 0:
        for path in (outside, *outside.iterdir()):
            os.chown(path, NOBODY, NOBODY)
    if what == "the folder":
        outside.chmod(0o555)
    else:
        (outside / "a").chmod(0o444)
    done = run(outside, f"if os.geteuid() == 0: os.setuid({NOBODY})\n" + WRITE)
    assert (done.stdout, done.stderr) == ("a can't be written: you have no right to do that here\n", "")
    assert held(outside) == {"a": b"a", "b": b"b", "c": b"c"}


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="only root may mount a disk")
def test_a_disk_that_is_full(outside: Path) -> None:
    small = outside / "small"
    small.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(small)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("nothing can be mounted here")
    try:
        (small / "a").write_bytes(b"a")
        done = run(small, WRITE)
        assert (done.stdout, done.stderr) == ("new can't be written: the disk is full\n", "")
        assert held(small) == {"a": b"a"}
    finally:
        subprocess.run(["umount", str(small)], check=True)


@POSIX
@pytest.mark.parametrize("step", range(1, 7))
def test_whoever_is_killed_leaves_only_whole_files(outside: Path, step: int) -> None:
    """Each file is the old one or the new one. What lies beside them is hidden."""
    script = (
        "count = 0\n"
        "def deadly(real):\n"
        "    def do(*args, **more):\n"
        "        global count\n"
        "        count += 1\n"
        f"        if count == {step}: os.kill(os.getpid(), signal.SIGKILL)\n"
        "        return real(*args, **more)\n"
        "    return do\n"
        "os.fsync, os.link, Path.replace = map(deadly, (os.fsync, os.link, Path.replace))\n"
        "write_all([Change(folder / n, b'other ' * 9999, n.encode()) for n in 'ab']\n"
        "          + [Change(folder / 'd', b'd' * 9999)])\n"
    )
    assert run(outside, script).returncode == -signal.SIGKILL
    seen = {name: data for name, data in held(outside).items() if not name.startswith(".journeys-")}
    whole = {"a": (b"a", b"other " * 9999), "b": (b"b", b"other " * 9999), "c": (b"c",), "d": (b"d" * 9999,)}
    assert [name for name, data in seen.items() if data not in whole[name]] == []
    assert seen.keys() >= {"a", "b", "c"}
