"""The preview as people start it: `mkdocs serve`, and `properdocs serve`."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml
from tests.preview.conftest import wiki
from tests.preview.edits import TRIP
from tests.preview.running import PATIENCE, SETTINGS, wait_for

PAGE = "journeys/mina/trip/"


@contextmanager
def serving(root: Path, *command: str, **settings: object) -> Iterator[tuple[str, Path]]:
    """A site that is served by a command. Answers its address and the file with what it says."""
    (root / "docs").mkdir(exist_ok=True)
    (root / "mkdocs.yml").write_text(yaml.safe_dump({**SETTINGS, **settings}), "utf-8")
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    said = root / "said.log"
    with said.open("wb") as log:
        process = subprocess.Popen(
            (sys.executable, "-m", *command, "--dev-addr", f"127.0.0.1:{port}"),
            cwd=root,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
            stdout=log,
            stderr=log,
        )
        try:
            address = f"http://127.0.0.1:{port}/"
            wait_for(lambda: is_there(address), said.read_text("utf-8"))
            yield address, said
        finally:
            process.send_signal(signal.SIGINT)
            assert process.wait(PATIENCE) == 0
    assert "Traceback" not in said.read_text("utf-8")


def get(address: str) -> str:
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310  our own server
        return str(answer.read().decode("utf-8"))


def is_there(address: str) -> bool:
    try:
        get(address)
    except (urllib.error.URLError, ConnectionError):
        return False
    return True


@pytest.mark.parametrize(
    "command",
    [("mkdocs", "serve", "--livereload"), ("properdocs", "serve", "-f", "mkdocs.yml", "--livereload")],
)
def test_a_save_is_shown(tmp_path: Path, command: tuple[str, ...]) -> None:
    with serving(wiki(tmp_path), *command) as (address, said):
        assert "She sees it." in get(address + PAGE)
        (tmp_path / "journeys/mina/trip.md").write_text(TRIP.replace("She sees", "She tastes"), "utf-8")
        wait_for(lambda: "She tastes it." in get(address + PAGE), "the change is not shown")
        wait_for(lambda: "Up to date after" in said.read_text("utf-8"), "it does not come to rest")
        assert said.read_text("utf-8").count("Building documentation...") <= 1
        (tmp_path / "journeys/mina/trip.md").write_text("---\ntitle: [\n---\n", "utf-8")
        wait_for(lambda: "jm-broken-page" in get(address + PAGE), "the mistake is not shown")
        (tmp_path / "journeys/mina/trip.md").write_text(TRIP, "utf-8")
        wait_for(lambda: "She sees it." in get(address + PAGE), "it does not recover")


def test_a_wrong_configuration_is_told_and_mended(tmp_path: Path) -> None:
    with serving(wiki(tmp_path), "mkdocs", "serve", "--livereload") as (address, said):
        settings = tmp_path / "mkdocs.yml"
        right = settings.read_text("utf-8")
        settings.write_text(f"{right}nav: [nowhere.md, 'journeys:nothing']\n", "utf-8")
        wait_for(
            lambda: "there is no marker 'journeys:nothing'" in said.read_text("utf-8"), "nothing is told"
        )
        settings.write_text(right, "utf-8")
        wait_for(lambda: said.read_text("utf-8").count("Documentation built") == 2, "it is not built again")
        assert "She sees it." in get(address + PAGE)


@pytest.mark.parametrize("option", [{"preview": False}, {"preview": True}])
def test_the_option(tmp_path: Path, option: dict[str, bool]) -> None:
    plugins = ["search", {"journeys": option}]
    with serving(wiki(tmp_path), "mkdocs", "serve", "--livereload", plugins=plugins) as (address, said):
        (tmp_path / "journeys/mina/trip.md").write_text(TRIP.replace("She sees", "She tastes"), "utf-8")
        wait_for(lambda: "She tastes it." in get(address + PAGE), "the change is not shown")
        text = said.read_text("utf-8")
        assert ("Shown after" in text) is option["preview"]
        assert ("Detected file changes" in text) is not option["preview"]


def test_another_plugin_that_works_on_the_finished_site_sees_all_of_it(tmp_path: Path) -> None:
    hook = "from pathlib import Path\ndef on_post_build(config):\n    Path('seen.txt').open('a').write('x')\n"
    (tmp_path / "hook.py").write_text(hook, "utf-8")
    with serving(wiki(tmp_path), "mkdocs", "serve", "--livereload", hooks=["hook.py"]) as (address, _):
        (tmp_path / "journeys/mina/trip.md").write_text(TRIP.replace("She sees", "She tastes"), "utf-8")
        wait_for(lambda: "She tastes it." in get(address + PAGE), "the change is not shown")
        wait_for(lambda: (tmp_path / "seen.txt").read_text() == "xx", "the hook has not seen it")


@pytest.mark.parametrize("place", ["docs/journeys", "docs/deep/maps"])
def test_journeys_among_the_hand_written_pages(tmp_path: Path, place: str) -> None:
    wiki(tmp_path)
    (tmp_path / place).parent.mkdir(parents=True)
    (tmp_path / "journeys").rename(tmp_path / place)
    (tmp_path / "docs/hand.md").write_text("# By hand\n", "utf-8")
    plugins = ["search", {"journeys": {"dir": place}}]
    with serving(tmp_path, "mkdocs", "serve", "--livereload", plugins=plugins) as (address, said):
        (tmp_path / place / "mina/trip.md").write_text(TRIP.replace("She sees", "She tastes"), "utf-8")
        wait_for(lambda: "She tastes it." in get(address + PAGE), "the change is not shown")
        wait_for(lambda: "Up to date after" in said.read_text("utf-8"), "it does not come to rest")
        assert "Detected file changes" not in said.read_text("utf-8")
        (tmp_path / "docs/hand.md").write_text("# By hand, again\n", "utf-8")
        wait_for(lambda: re.search("By hand, again", get(address + "hand/")) is not None, "nor is this")


def test_another_folder_in_the_place_of_the_first(tmp_path: Path) -> None:
    """As when a branch is changed: what happens in the new one is heard of, too."""
    with serving(wiki(tmp_path), "mkdocs", "serve", "--livereload") as (address, said):
        (tmp_path / "journeys").rename(tmp_path / "other")
        wait_for(lambda: "There is no folder 'journeys'" in said.read_text("utf-8"), "it is not missed")
        (tmp_path / "other/mina/trip.md").write_text(TRIP.replace("She sees", "She tastes"), "utf-8")
        (tmp_path / "other").rename(tmp_path / "journeys")
        wait_for(lambda: is_there(address + PAGE) and "She tastes it." in get(address + PAGE), "it is back")
        (tmp_path / "journeys/mina/trip.md").write_text(TRIP.replace("She sees", "She smells"), "utf-8")
        wait_for(lambda: "She smells it." in get(address + PAGE), "the change is not shown")
