"""Two publish at the same time, again and again: every version arrives, none is lost, none is half there."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.publish.apart import pages_of
from tests.publish.wiki import ROOT, Wiki, clone, git, tree, under

PROJECT = Path(__file__).parents[2]
ROUNDS = 20


def test_two_publishers_racing_lose_nothing(wiki: Wiki, tmp_path: Path) -> None:
    meeting = tmp_path / "meeting"
    meeting.mkdir()
    racers = [
        subprocess.Popen(
            [
                *(sys.executable, "-m", "tests.publish.apart", "--race"),
                *(str(clone(wiki.remote, tmp_path / name).folder), str(wiki.remote)),
                *(name, str(ROUNDS), str(meeting)),
            ],
            cwd=PROJECT,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in "ab"
    ]
    told = [json.loads(racer.communicate(timeout=300)[0]) for racer in racers]
    ends = [end for racer in told for end in racer]
    versions = [f"{name}{turn}" for name in "ab" for turn in range(ROUNDS)]
    assert [(version, status) for version, status, _ in ends] == [(version, 0) for version in versions]
    # Else nothing was shown.
    assert sum(retries for _, _, retries in ends) >= ROUNDS // 2

    files = tree(wiki.remote)
    listed = {each["version"]: each["aliases"] for each in json.loads(files["versions.json"][7:])}
    assert sorted(listed) == sorted(versions)
    assert [version for version in versions if under(files, version) != pages_of(version)] == []
    holder = next(version for version, aliases in listed.items() if aliases)
    assert {version: aliases for version, aliases in listed.items() if aliases} == {holder: ["latest"]}
    assert under(files, "latest") == pages_of(holder)

    # At no time was anything else there than what the list named.
    history = git(wiki.remote, "rev-list", "gh-pages").splitlines()
    assert len(history) == 2 * ROUNDS
    for commit in history:
        named = json.loads(git(wiki.remote, "cat-file", "blob", f"{commit}:versions.json"))
        whole = {name for each in named for name in (each["version"], *each["aliases"])}
        at_root = set(git(wiki.remote, "ls-tree", "--name-only", commit).splitlines())
        assert at_root - {path.split("/")[0] for path in ROOT} == whole
