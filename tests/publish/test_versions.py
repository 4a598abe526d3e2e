"""What the branch holds after each command, and what the command says of it."""

from __future__ import annotations

import json

import pytest
from tests.publish.wiki import PAGES, ROOT, Answer, Wiki, names, tree, under, write

LOOK = "Look at gh-pages of origin.\n"
PUSH = "Push to gh-pages of origin.\n"


def steps(version: str, *, push: bool = True) -> str:
    return f"{LOOK}Build {version}.\nAdd it to the versions.\n{PUSH if push else ''}"


def published(said: str, version: str = "1") -> Answer:
    return Answer(0, f"Published {said}", steps(version))


def test_the_first_version_is_what_readers_get(wiki: Wiki) -> None:
    write(wiki.folder, {"robots.txt": "not ours"})
    wiki.pages |= {"robots.txt": "User-agent: *\nDisallow: /\n", "CNAME": "maps.example.org\n"}
    assert wiki.run("publish", "2026.1", "--push").out == (
        "Published 2026.1 on gh-pages of origin (COMMIT).\n"
        "Readers without a version in their address now get 2026.1.\n"
    )
    files = tree(wiki.remote)
    assert set(files) == {*ROOT, "robots.txt", "CNAME", *(f"2026.1/{path}" for path in wiki.pages)}
    assert under(files, "2026.1") == wiki.pages
    assert files["robots.txt"] == "100644 User-agent: *\nDisallow: /\n"
    assert files["CNAME"] == "100644 maps.example.org\n"
    assert '<meta name="journeys-default" content="2026.1">' in files["index.html"]
    assert json.loads(files["versions.json"].removeprefix("100644 ")) == [
        {"version": "2026.1", "title": "2026.1", "aliases": []}
    ]
    assert wiki.builds == [("2026.1", "2026.1", False)]
    assert wiki.git("branch", "--format=%(refname)").split() == ["refs/heads/main"]
    assert wiki.git("log", "-1", "--format=%an <%ae> %cn %s", "origin/gh-pages") == (
        f"A <a@example.org> A Publish 2026.1 from {wiki.git('rev-parse', '--short', 'HEAD')}"
    )


def test_an_alias_is_a_whole_copy_and_moves(wiki: Wiki) -> None:
    assert wiki.run("publish", "2026.1", "latest", "--push").status == 0
    wiki.pages["index.html"] = "<p>new home</p>"
    assert wiki.run("publish", "2026.2", "summer", "latest", "--title", "Summer", "--push") == published(
        "2026.2 (also as summer, latest) on gh-pages of origin (COMMIT).\n"
        "The alias latest moved here from 2026.1.\n",
        "2026.2",
    )
    files = tree(wiki.remote)
    assert names(files) == {"2026.1", "2026.2", "latest", "summer"}
    assert under(files, "2026.1") == PAGES
    assert under(files, "2026.2") == under(files, "latest") == under(files, "summer") == wiki.pages
    assert json.loads(files["versions.json"].removeprefix("100644 ")) == [
        {"version": "2026.2", "title": "Summer", "aliases": ["latest", "summer"]},
        {"version": "2026.1", "title": "2026.1", "aliases": []},
    ]
    assert wiki.builds == [("2026.1", "latest", False), ("2026.2", "latest", False)]


def test_the_same_again_is_there_already(wiki: Wiki) -> None:
    wiki.run("publish", "1", "a", "b", "c", "--push")
    head = wiki.head()
    assert wiki.run("publish", "1", "a", "b", "c", "--push") == Answer(
        0,
        "Nothing to do: gh-pages of origin holds this already (COMMIT).\n",
        steps("1").removesuffix(PUSH),
    )
    assert wiki.head() == head


def test_a_version_published_again_is_that_of_now(wiki: Wiki) -> None:
    wiki.run("publish", "dev", "latest", "--push")
    wiki.pages = {"index.html": "only this"}
    assert wiki.run("publish", "dev", "--push").status == 0
    files = tree(wiki.remote)
    assert under(files, "dev") == under(files, "latest") == wiki.pages
    assert names(files) == {"dev", "latest"}


def test_the_default_is_what_was_asked_for(wiki: Wiki) -> None:
    wiki.run("publish", "dev", "--push")
    assert wiki.run("publish", "1", "latest", "--default", "latest", "--push") == published(
        "1 (also as latest) on gh-pages of origin (COMMIT).\n"
        "Readers without a version in their address now get latest.\n"
    )
    assert wiki.run("publish", "2", "--push") == published("2 on gh-pages of origin (COMMIT).\n", "2")
    assert '<meta name="journeys-default" content="latest">' in tree(wiki.remote)["index.html"]
    assert [canonical for _, canonical, _ in wiki.builds] == ["dev", "latest", "latest"]


def test_a_preview_stands_below_pr_and_leaves_the_rest_alone(wiki: Wiki) -> None:
    wiki.run("publish", "1", "latest", "--push")
    before = tree(wiki.remote)
    assert wiki.run("publish", "12", "--preview", "--push") == published(
        "the preview 12 on gh-pages of origin (COMMIT).\n", "12"
    )
    after = tree(wiki.remote)
    assert {path: text for path, text in after.items() if not path.startswith("pr/")} == before
    assert under(after, "pr/12") == PAGES
    assert wiki.builds[-1] == ("12", "latest", True)
    assert wiki.run("versions", "--preview").out.split()[0] == "12"
    assert wiki.run("unpublish", "12", "--preview", "--push") == Answer(
        0, "Removed 12 on gh-pages of origin (COMMIT).\n", f"{LOOK}{PUSH}"
    )
    assert tree(wiki.remote) == before | {"pr/versions.json": "100644 []\n"}


def test_old_versions_go_but_none_that_somebody_counts_on(wiki: Wiki) -> None:
    for name in ("dev", "1.0", "1.1 lts", "1.2", "1.9"):
        assert wiki.run("publish", *name.split(), "--push", "--keep", "9").status == 0
    assert wiki.run("publish", "1.10", "--default", "1.0", "--push", "--keep", "3") == published(
        "1.10 on gh-pages of origin (COMMIT).\nReaders without a version in their address now get 1.0.\n",
        "1.10",
    )
    assert wiki.run("publish", "2", "latest", "--push", "--keep", "1") == published(
        "2 (also as latest) on gh-pages of origin (COMMIT).\n"
        "Readers without a version in their address still get 1.0. So that they get this one: "
        "--default latest.\n"
        "Removed 1.2, 1.9, 1.10: the newest one is kept (--keep).\n",
        "2",
    )
    assert names(tree(wiki.remote)) == {"dev", "1.0", "1.1", "lts", "2", "latest"}
    assert wiki.run("publish", "0.9", "--push", "--keep", "1").status == 0
    assert "0.9" in names(tree(wiki.remote))


def test_without_push_only_the_local_branch_changes_and_a_later_push_takes_it_along(wiki: Wiki) -> None:
    assert wiki.run("publish", "1", "--push").status == 0
    head = wiki.head()
    assert wiki.run("publish", "2") == Answer(
        0,
        "Published 2 on the local branch gh-pages (COMMIT).\n"
        "Nothing was pushed. The same command with --push pushes it.\n",
        steps("2", push=False),
    )
    assert wiki.head() == head
    assert names(tree(wiki.folder)) == {"1", "2"}
    assert wiki.run("versions", "--local").out != wiki.run("versions").out
    assert wiki.run("publish", "3", "--push") == published(
        "3 on gh-pages of origin (COMMIT).\nPushed too, because they were published here before: 2.\n", "3"
    )
    assert names(tree(wiki.remote)) == {"1", "2", "3"}
    assert wiki.git("rev-parse", "gh-pages") == wiki.head()


def test_what_was_published_here_is_pushed_by_the_same_command(wiki: Wiki) -> None:
    wiki.run("publish", "1")
    assert wiki.run("publish", "1", "--push") == Answer(
        0,
        "Published 1 on gh-pages of origin (COMMIT).\n"
        "Pushed too, because they were published here before: 1.\n",
        steps("1"),
    )
    assert wiki.git("rev-parse", "gh-pages") == wiki.head()


def test_without_a_remote_versions_are_kept_here(wiki: Wiki) -> None:
    wiki.git("remote", "remove", "origin")
    assert wiki.run("publish", "1") == Answer(
        0,
        "Published 1 on the local branch gh-pages (COMMIT).\n"
        "Readers without a version in their address now get 1.\n"
        "Nothing was pushed. The same command with --push pushes it.\n",
        steps("1", push=False).replace(" of origin", ""),
    )
    assert under(tree(wiki.folder), "1") == PAGES
    assert wiki.run("versions").out.startswith("1  ")


def test_what_is_not_committed_is_published_and_named(wiki: Wiki) -> None:
    write(
        wiki.folder,
        {"mkdocs.yml": "site_name: New\n", "docs/new one.md": "New", "docs/b.md": "B", "z.md": "Z"},
    )
    wiki.git("add", "docs")
    answer = wiki.run("publish", "1", "--push")
    assert answer.status == 0
    assert answer.error.splitlines()[1] == (
        "Note: not committed yet, and published all the same: docs/b.md, docs/new one.md, mkdocs.yml "
        "and 1 more."
    )


@pytest.fixture
def two(wiki: Wiki) -> Wiki:
    """A wiki with the versions 1 and 2; the second is `latest`, the default."""
    wiki.run("publish", "1", "latest", "--push")
    wiki.pages["index.html"] = "second"
    wiki.run("publish", "2", "latest", "--push")
    return wiki


def test_a_version_is_taken_back(two: Wiki) -> None:
    assert two.run("unpublish", "1", "--push") == Answer(
        0, "Removed 1 on gh-pages of origin (COMMIT).\n", f"{LOOK}{PUSH}"
    )
    assert names(tree(two.remote)) == {"2", "latest"}


def test_the_default_is_taken_back_only_for_another(two: Wiki) -> None:
    head = two.head()
    for name, said in {"2": "latest, which leads to 2,", "latest": "latest, which leads to 2,"}.items():
        left = "1" if name == "2" else "2, 1"
        assert two.run("unpublish", name, "--push") == Answer(
            1,
            "",
            f"{LOOK}Error: {said} is what readers get by default, and can't be taken back just so.\n"
            f"Nothing was changed. Say what they get instead with --default. There are: {left}.\n",
        )
    assert two.run("unpublish", "1", "2", "--push").error.endswith(
        "No other version is there. To take the whole site off, delete its branch at the remote.\n"
    )
    assert two.head() == head
    assert two.run("unpublish", "2", "--default", "1", "--push") == Answer(
        0,
        "Removed 2 on gh-pages of origin (COMMIT).\nThe alias latest moved to 1.\n",
        f"{LOOK}{PUSH}",
    )
    files = tree(two.remote)
    assert names(files) == {"1", "latest"}
    assert under(files, "1") == under(files, "latest") == PAGES
    assert '<meta name="journeys-default" content="latest">' in files["index.html"]


def test_an_alias_is_taken_back_alone(two: Wiki) -> None:
    assert two.run("unpublish", "latest", "--default", "2", "--push") == Answer(
        0,
        "Removed latest on gh-pages of origin (COMMIT).\n"
        "Readers without a version in their address now get 2.\n",
        f"{LOOK}{PUSH}",
    )
    assert names(tree(two.remote)) == {"1", "2"}


def test_a_title_changes_and_stays(two: Wiki) -> None:
    assert two.run("retitle", "1", "Ärmel & Co", "--push") == Answer(
        0, "1 is called 'Ärmel & Co' now on gh-pages of origin (COMMIT).\n", f"{LOOK}{PUSH}"
    )
    assert two.run("publish", "1", "--push").status == 0
    assert '"title": "\\u00c4rmel & Co"' in tree(two.remote)["versions.json"]


def test_a_hidden_version_is_in_no_list_and_still_there(two: Wiki) -> None:
    before = tree(two.remote)
    assert two.run("hide", "1", "--push") == Answer(
        0, "1 is out of the lists now on gh-pages of origin (COMMIT).\n", f"{LOOK}{PUSH}"
    )
    hidden = tree(two.remote)
    assert json.loads(hidden["versions.json"].removeprefix("100644 "))[1]["properties"] == {"hidden": True}
    assert under(hidden, "1") == under(before, "1")
    assert two.run("hide", "1", "--push") == Answer(
        0, "Nothing to do: gh-pages of origin holds this already (COMMIT).\n", LOOK
    )
    assert two.run("hide", "1", "--show", "--push") == Answer(
        0, "1 is in the lists now on gh-pages of origin (COMMIT).\n", f"{LOOK}{PUSH}"
    )
    assert tree(two.remote) == before


def test_the_list_of_versions(two: Wiki, monkeypatch: pytest.MonkeyPatch) -> None:
    assert two.run("versions", "--local") == Answer(
        0, "No version is published on the local branch gh-pages yet.\n", ""
    )
    for key in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{key}_DATE", "2026-06-01T12:00:00Z")
    two.run("publish", "1", "--title", "First", "--push")
    two.pages["more.txt"] = "x" * 300_000
    two.run("publish", "dev", "--push")
    two.run("hide", "dev", "--push")
    day = two.git("log", "-1", "--format=%cs", "origin/gh-pages", "--", "2")
    assert two.run("versions") == Answer(
        0,
        "dev  2026-06-01  0.3 MB  hidden\n"
        f"2    {day}  0.0 MB  [latest] default\n"
        "1    2026-06-01  0.0 MB  First\n",
        "",
    )
    size = sum(len(text.encode()) for text in two.pages.values())
    assert json.loads(two.run("versions", "--format", "json").out)[0] == {
        "version": "dev",
        "title": "dev",
        "aliases": [],
        "default": False,
        "hidden": True,
        "size": size,
        "published": "2026-06-01",
    }
