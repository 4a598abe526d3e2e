"""A branch that mike wrote by itself before: its aliases are links, which hosts of pages refuse."""

from __future__ import annotations

from pathlib import Path

import pytest
from mike import commands
from tests.publish.wiki import Wiki, git, names, tree, under, write


def test_aliases_that_are_links_become_copies(
    wiki: Wiki, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = write(tmp_path / "old", {"index.html": "old", "a/index.html": "a"})
    monkeypatch.chdir(wiki.folder)
    config = {"site_dir": str(site), "use_directory_urls": True}
    with commands.deploy(config, "0.9", None, ["latest", "stable"], branch="gh-pages", message="Old"):
        pass
    wiki.git("push", "--quiet", "origin", "gh-pages")
    assert tree(wiki.remote)["stable"] == "120000 0.9"

    assert wiki.run("publish", "1", "latest", "--push").status == 0
    files = tree(wiki.remote)
    assert names(files) == {"0.9", "1", "latest", "stable"}
    assert under(files, "stable") == under(files, "0.9") == {"index.html": "old", "a/index.html": "a"}
    assert under(files, "latest") == under(files, "1") == wiki.pages
    assert [text for text in files.values() if text.startswith("120000")] == []
    assert git(wiki.remote, "fsck", "--no-progress") == ""
