"""publish.yml, run by act: versions arrive on gh-pages, and Pages gets what is there."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.repositories import git
from tests.workflows.hosted import Hosted, Run
from tests.workflows.story import ADDED, pushed

Story = tuple[Hosted, Mapping[str, Run]]


def test_every_run_was_well(hosted_versions: Story) -> None:
    _, runs = hosted_versions
    assert [name for name, run in runs.items() if not run.is_fine] == [], runs["dev"].log


def test_a_tag_is_a_version_and_main_is_dev(hosted_versions: Story) -> None:
    hosted, _ = hosted_versions
    listed = {one["version"]: one["aliases"] for one in hosted.versions()}
    # 2026.1.1 was published after 2026.2, and `latest` stayed with the newer one.
    assert listed == {"dev": [], "2026.2": ["latest"], "2026.1.1": [], "2026.1": []}
    folders = {name.partition("/")[0] for name in hosted.published() if "/" in name}
    assert folders == {"dev", "2026.1", "2026.1.1", "2026.2", "latest", "versions"}


def test_an_alias_is_made_of_real_files(hosted_versions: Story) -> None:
    hosted, _ = hosted_versions
    assert set(hosted.published().values()) == {"100644"}
    trees = {git(hosted.origin, "rev-parse", f"gh-pages:{name}") for name in ("2026.2", "latest")}
    assert len(trees) == 1


def test_pages_gets_the_head_of_the_branch(hosted_versions: Story) -> None:
    hosted, _ = hosted_versions
    assert (hosted.kept / "deployed").exists()
    pages = hosted.kept / "pages"
    files = {file.relative_to(pages).as_posix() for file in pages.rglob("*") if file.is_file()}
    assert files == hosted.published().keys()


def test_the_bot_commits(hosted_versions: Story) -> None:
    hosted, _ = hosted_versions
    authors = git(hosted.origin, "log", "--format=%an <%ae>", "gh-pages").splitlines()
    assert set(authors) == {"github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>"}


def test_what_a_version_lacks_is_not_in_it(hosted_versions: Story) -> None:
    hosted, _ = hosted_versions
    page = f"{ADDED.removesuffix('.md')}/index.html"
    there = {name.partition("/")[0] for name in hosted.published() if name.endswith(page)}
    assert there == {"2026.2", "latest", "2026.1.1", "dev"}


def test_another_branch_publishes_nothing(fresh: Hosted) -> None:
    git(fresh.wiki, "switch", "--quiet", "--create", "change")
    fresh.push("change")
    run = fresh.run("publish.yml", "workflow_dispatch", pushed("refs/heads/change"))
    assert run.is_fine
    assert git(fresh.origin, "branch", "--list", "gh-pages") == ""
    assert not (fresh.kept / "deployed").exists()


@pytest.mark.parametrize("tag", ["v$(touch${IFS}x)", "v1;id", 'v"><script>'])
def test_a_tag_that_is_no_version_is_refused(fresh: Hosted, tag: str) -> None:
    git(fresh.wiki, "update-ref", f"refs/tags/{tag}", "HEAD")
    fresh.push(f"refs/tags/{tag}")
    run = fresh.run("publish.yml", "push", pushed(f"refs/tags/{tag}"))
    assert not run.is_fine
    assert "can't be the name of a version." in run.said
    assert git(fresh.origin, "branch", "--list", "gh-pages") == ""
    assert not (fresh.kept / "deployed").exists()
