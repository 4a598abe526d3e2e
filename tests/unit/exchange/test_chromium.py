"""Which browser makes pictures, and what is told where it makes none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mkdocs_journeys.exchange import chromium
from mkdocs_journeys.exchange.chromium import CHOICE, BrowserError, Kind, TooLargeError, find_browser, made_by

KEPT = ("--window", "--force", "--user", "--host")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="its programs are scripts")


def program(folder: Path, name: str, script: str) -> Path:
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)
    return file


def make(browser: Path | str, kind: Kind = "png", width: float = 100) -> bytes:
    return made_by(str(browser), "<svg></svg>", "A map", width, 50, kind)


def test_the_first_that_is_on_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(CHOICE, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert find_browser() is None
    edge = program(tmp_path / "bin", "microsoft-edge", "")
    assert find_browser() == str(edge)
    chrome = program(tmp_path / "bin", "google-chrome", "")
    assert find_browser() == str(chrome)


def test_the_one_that_is_named_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = program(tmp_path / "own", "mine", "")
    program(tmp_path / "bin", "chromium", "")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv(CHOICE, str(own))
    assert find_browser() == str(own)
    monkeypatch.setenv(CHOICE, str(tmp_path / "none"))
    assert find_browser() is None


def test_what_it_is_told(tmp_path: Path) -> None:
    """The picture of this browser is what it was told and shown."""
    script = """for word in "$@"; do case "$word" in
      --screenshot=*|--print-to-pdf=*) out="${word#*=}" ;; file://*) page="${word#file://}" ;;
    esac; done
    for word in "$@"; do echo "${word%=/*}"; done > "$out"; cat "$page" >> "$out" """
    told = make(program(tmp_path, "browser", script)).decode()
    words, _, page = told.partition("<!doctype html>")
    assert [
        word for word in words.split("\n") if word.startswith(("--window", "--force", "--user", "--host"))
    ] == [
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--user-data-dir",
        "--window-size=100,50",
        "--force-device-scale-factor=2",
    ]
    assert page == (
        '<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\"><title>A map</title>"
        "<style>@page{size:100px 51px;margin:0}html,body{margin:0;background:#fff}svg{display:block}</style>"
        "<svg></svg>"
    )
    assert "--no-pdf-header-footer" in make(tmp_path / "browser", "pdf").decode().split("\n")
    # What is very large is painted in single resolution.
    assert b"--force-device-scale-factor=1\n" in make(tmp_path / "browser", width=9_000)


@pytest.mark.parametrize(
    ("script", "told"),
    [("exit 3", "{browser} ended with 3."), ("exit 0", "{browser} has made no png file.")],
)
def test_one_that_fails(tmp_path: Path, script: str, told: str) -> None:
    browser = program(tmp_path, "browser", script)
    with pytest.raises(BrowserError) as caught:
        make(browser)
    assert str(caught.value) == told.format(browser=browser)


def test_one_that_does_not_start(tmp_path: Path) -> None:
    with pytest.raises(BrowserError) as caught:
        make(tmp_path / "none")
    assert str(caught.value) == f"{tmp_path / 'none'} does not start: No such file or directory."


def test_one_that_never_ends_is_ended_with_what_it_has_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chromium, "_SECONDS", 1)
    browser = program(tmp_path, "browser", f"sleep 600 & echo $! > {tmp_path}/child; wait")
    with pytest.raises(BrowserError) as caught:
        make(browser)
    assert str(caught.value) == f"{browser} was not done after 1 seconds."
    child = Path("/proc", (tmp_path / "child").read_text().strip(), "stat")
    # Where nobody waits for it, it may stay in the list of processes as one that is dead.
    assert not child.exists() or child.read_text().rpartition(")")[2].split()[0] == "Z"


@pytest.mark.parametrize(("kind", "most"), [("png", 16_000), ("pdf", 19_200)])
def test_what_is_too_large_is_refused(tmp_path: Path, kind: Kind, most: int) -> None:
    browser = program(tmp_path, "browser", "exit 3")
    with pytest.raises(BrowserError):
        make(browser, kind, most)
    with pytest.raises(TooLargeError):
        make(browser, kind, most + 1)
