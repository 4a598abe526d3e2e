"""What stands in the way of publishing: each said in full and, where it can be, before the build."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.publish.wiki import PAGES, Answer, Wiki, clone, names, refs, tree, unbuilt, write

from mkdocs_journeys.publish import engine
from mkdocs_journeys.publish.git import Git
from mkdocs_journeys.publish.refusal import Refused
from mkdocs_journeys.publish.sizes import refuse_if_too_large

LOOK = "Look at gh-pages of origin.\n"
PUBLISH = ("publish", "1", "latest", "--push")
STEPS = f"{LOOK}Build 1.\nAdd it to the versions.\nPush to gh-pages of origin.\n"
FIRST = (
    "Published 1 (also as latest) on gh-pages of origin (COMMIT).\n"
    "Readers without a version in their address now get latest.\n"
)


def refused(wiki: Wiki, error: str, *args: str, steps: str = LOOK) -> None:
    """Assert that a command is refused with these words, and changes nothing; nothing was built for that."""
    before = refs(wiki)
    assert wiki.run(*(args or PUBLISH)) == Answer(1, "", f"{steps}Error: {error}\n")
    assert refs(wiki) == before
    if steps == LOOK or not steps:
        assert wiki.builds == []


def test_a_clone_of_depth_1_publishes(wiki: Wiki, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wiki.run("publish", "0", "--push")
    wiki.run("publish", "0.1", "--push")
    shallow = unbuilt(clone(wiki.remote, tmp_path / "shallow", "--depth", "1"), monkeypatch)
    assert shallow.git("branch", "-r").split() == ["origin/HEAD", "->", "origin/main", "origin/main"]
    assert shallow.run("publish", "1", "--push") == Answer(
        0, "Published 1 on gh-pages of origin (COMMIT).\n", STEPS
    )
    assert names(tree(wiki.remote)) == {"0", "0.1", "1"}
    assert len(wiki.git("ls-remote", "origin").splitlines()) == 3


def test_no_branch_yet_is_a_first_publish(wiki: Wiki) -> None:
    assert wiki.run(*PUBLISH) == Answer(0, FIRST, STEPS)
    assert wiki.git("rev-list", "--count", "origin/gh-pages") == "1"


def test_no_identity(wiki: Wiki, monkeypatch: pytest.MonkeyPatch) -> None:
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.delenv(f"GIT_{role}_NAME")
        monkeypatch.delenv(f"GIT_{role}_EMAIL")
    refused(
        wiki,
        "Git does not know who you are, and a published version is a commit.\n"
        'Say it once: git config user.name "Your Name" and git config user.email you@example.com.',
        steps="",
    )
    wiki.git("config", "user.name", "Ümit <x>")
    wiki.git("config", "user.email", "u@example.org")
    assert wiki.run(*PUBLISH) == Answer(0, FIRST, STEPS)
    assert wiki.git("log", "-1", "--format=%an|%ae|%cn|%ce", "origin/gh-pages") == (
        "Ümit x|u@example.org|Ümit x|u@example.org"
    )


def test_no_repository(wiki: Wiki, tmp_path: Path) -> None:
    bare = write(tmp_path / "elsewhere", {"mkdocs.yml": "site_name: W\n"})
    answer = wiki.run("-C", str(bare), *PUBLISH)
    assert answer == Answer(
        1,
        "",
        f"Error: {bare} is in no git repository that can be used: fatal: not a git repository (or any of the "
        "parent directories): .git\n"
        "Go to the folder of your wiki (-C DIR). If that is in no repository yet, run `git init` there "
        "and commit first: versions are kept on a branch.\n",
    )


def test_no_remote(wiki: Wiki) -> None:
    refused(
        wiki,
        "There is no remote 'upstream' here. There are: origin.\n"
        "Name another with --remote, or add it: git remote add origin ADDRESS.",
        *PUBLISH, "--remote", "upstream",
        steps="",
    )  # fmt: skip
    wiki.git("remote", "remove", "origin")
    refused(
        wiki,
        "There is no remote 'origin' here. There is none at all.\n"
        "Name another with --remote, or add it: git remote add origin ADDRESS.",
        steps="",
    )


@pytest.mark.parametrize("branch", ["-f", "a..b", "a b", "refs/../x"])
def test_a_branch_that_can_be_none(wiki: Wiki, branch: str) -> None:
    refused(wiki, f"{branch!r} can't be the name of a branch.", *PUBLISH, f"--branch={branch}", steps="")


def test_an_unreachable_remote(wiki: Wiki) -> None:
    wiki.git("remote", "set-url", "origin", "file:///nowhere/it.git")
    unreachable = (
        "The remote origin can't be reached: "
        "fatal: '/nowhere/it.git' does not appear to be a git repository\n"
        "fatal: Could not read from remote repository.\n"
        "Please make sure you have the correct access rights\n"
        "and the repository exists."
    )
    refused(
        wiki,
        f"{unreachable}\n"
        "Look at its address (git remote get-url origin), at the network, and whether you may read it. "
        "Nothing was changed.",
    )
    assert wiki.run("publish", "1") == Answer(
        0,
        "Published 1 on the local branch gh-pages (COMMIT).\n"
        "Readers without a version in their address now get 1.\n"
        "Nothing was pushed. The same command with --push pushes it.\n",
        f"{LOOK}UNREACHABLEBuild 1.\nAdd it to the versions.\nUNREACHABLE".replace(
            "UNREACHABLE",
            f"{unreachable.splitlines()[0]} Going on with what is known of it here.\n",
        ),
    )


def test_passwords_in_addresses_are_not_shown(wiki: Wiki) -> None:
    wiki.git("remote", "set-url", "origin", "http://me:secret@127.0.0.1:9/it.git")
    assert "secret" not in wiki.run(*PUBLISH).error


PROTECT = "#!/bin/sh\necho 'GH006: Protected branch update failed for refs/heads/gh-pages.' >&2\nexit 1\n"
PROTECTED = (
    "origin refused the push to gh-pages: [remote rejected] (pre-receive hook declined)\n"
    "remote: GH006: Protected branch update failed for refs/heads/gh-pages.\n"
    "Nothing was changed, neither there nor here. Look whether you may push to this branch: at the rules "
    "that protect it, at the hooks there, and at your rights."
)


def hook(wiki: Wiki, text: str) -> Path:
    path = wiki.remote / "hooks" / "pre-receive"
    path.write_text(text)
    path.chmod(0o755)
    return path


def test_a_protected_branch_and_then_the_same_content_again(wiki: Wiki) -> None:
    wiki.run("publish", "0", "--push")
    wiki.git("branch", "gh-pages", "origin/gh-pages")
    protection = hook(wiki, PROTECT)
    for _ in range(2):
        refused(wiki, PROTECTED, steps=STEPS)
        assert names(tree(wiki.remote)) == {"0"}
    protection.unlink()
    assert wiki.run(*PUBLISH) == Answer(
        0,
        "Published 1 (also as latest) on gh-pages of origin (COMMIT).\n"
        "Readers without a version in their address still get 0. So that they get this one: "
        "--default latest.\n",
        STEPS,
    )
    assert under_one(wiki) == PAGES
    assert wiki.git("rev-parse", "gh-pages") == wiki.head()


def under_one(wiki: Wiki) -> dict[str, str]:
    return {
        path.removeprefix("1/"): text.removeprefix("100644 ")
        for path, text in tree(wiki.remote).items()
        if path.startswith("1/")
    }


def test_a_remote_that_changes_its_mind_is_no_success(wiki: Wiki) -> None:
    """It says yes to the push, and drops the branch then."""
    path = wiki.remote / "hooks" / "post-receive"
    path.write_text("#!/bin/sh\ngit update-ref -d refs/heads/gh-pages\n")
    path.chmod(0o755)
    assert wiki.run(*PUBLISH) == Answer(
        1,
        "",
        f"{STEPS}Error: It was pushed as COMMIT, but gh-pages of origin does not hold it any more: "
        "it is at nothing now.\n"
        "Somebody else has changed it. `journeys versions` tells what is there; run this again if needed.\n",
    )
    assert wiki.head() == ""


def test_a_name_that_is_taken_otherwise(wiki: Wiki) -> None:
    wiki.run(*PUBLISH)
    wiki.builds.clear()
    cases = {
        ("latest",): "latest is an alias of the version 1, and can't be a version too.\n"
        "Nothing was changed. Choose another name, or first: journeys unpublish latest.",
        ("2", "1"): "1 is a version, and can't be an alias of 2 too.\n"
        "Nothing was changed. Choose another alias, or first: journeys unpublish 1.",
        ("Latest",): "Latest differs from latest, which is there already, in capital letters only.\n"
        "Nothing was changed. Some systems take them for one folder: choose another name.",
        ("2", "--default", "lates"): "lates can't be the default: no version and no alias is called so.\n"
        "Nothing was changed. Name it as an alias: journeys publish 2 lates --default lates.",
    }
    for args, error in cases.items():
        refused(wiki, error, "publish", *args, "--push")
    for command in (("unpublish", "3"), ("retitle", "3", "T"), ("hide", "3")):
        refused(wiki, "There is no version and no alias 3.\nThere are: 1, latest.", *command, "--push")
    refused(
        wiki,
        "There is no version and no alias lates. Did you mean latest?\nThere are: 1, latest.",
        "hide", "lates", "--push",
    )  # fmt: skip


def on_branch(wiki: Wiki, files: dict[str, str]) -> None:
    """Put files onto the remote's branch by hand."""
    wiki.git("checkout", "--quiet", "--orphan", "hand")
    wiki.git("rm", "-rfq", ".")
    write(wiki.folder, files)
    wiki.git("add", "-f", *files)
    wiki.git("commit", "--quiet", "-m", "By hand")
    wiki.git("push", "--quiet", "origin", "hand:gh-pages")
    wiki.git("checkout", "--quiet", "main")
    wiki.git("branch", "-qD", "hand")


def test_a_branch_with_something_else_on_it(wiki: Wiki) -> None:
    on_branch(wiki, {"index.html": "My site", "CNAME": "me.example.org"})
    for command in (PUBLISH, ("publish", "12", "--preview", "--push")):
        refused(
            wiki,
            "The branch gh-pages holds something else than published versions: it has no versions.json.\n"
            "Nothing was changed. Publish onto another branch with --branch, or rename that one first.",
            *command,
        )


def test_a_branch_with_nothing_that_counts_on_it(wiki: Wiki) -> None:
    on_branch(wiki, {"README.md": "Pages", "CNAME": "me.example.org"})
    assert wiki.run(*PUBLISH).status == 0
    files = tree(wiki.remote)
    assert (files["README.md"], files["CNAME"]) == ("100644 Pages", "100644 me.example.org")


def test_a_folder_that_is_no_version(wiki: Wiki) -> None:
    on_branch(wiki, {"versions.json": "[]", "old/index.html": "Old"})
    refused(
        wiki,
        "The branch holds something called old that is no version.\n"
        "Nothing was changed. Choose another name.",
        "publish", "old", "--push",
    )  # fmt: skip
    assert wiki.run(*PUBLISH).status == 0
    assert names(tree(wiki.remote)) == {"old", "1", "latest"}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[", "JSONDecodeError: Expecting value: line 1 column 2 (char 1)"),
        ("[{}]", "KeyError: 'version'"),
        ('{"a": 1}', "TypeError: string indices must be integers, not 'str'"),
    ],
)
def test_a_list_of_versions_that_can_not_be_read(wiki: Wiki, text: str, fault: str) -> None:
    on_branch(wiki, {"versions.json": text})
    refused(
        wiki,
        f"versions.json on the branch gh-pages can't be read ({fault}).\n"
        "Nothing was changed. `git log gh-pages -- versions.json` shows who wrote it; revert that commit, "
        "then run again.",
    )


def test_a_branch_that_is_checked_out(wiki: Wiki) -> None:
    wiki.run(*PUBLISH)
    wiki.git("checkout", "--quiet", "-b", "gh-pages", "origin/gh-pages")
    write(wiki.folder, {"mkdocs.yml": "site_name: W\n", "docs/index.md": "# Home"})
    wiki.builds.clear()
    refused(
        wiki,
        "The branch gh-pages is checked out in WIKI, and would change under your hands.\n"
        "Nothing was changed. Check out another branch there, or publish with --push.",
        "publish", "2",
    )  # fmt: skip
    assert wiki.run("publish", "2", "--push").out == (
        "Published 2 on gh-pages of origin (COMMIT).\n"
        "Your local gh-pages stays as it is: it is checked out in WIKI.\n"
    )


def test_local_versions_and_those_of_others_have_gone_apart(
    wiki: Wiki, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wiki.run(*PUBLISH)
    wiki.run("publish", "2")
    other = unbuilt(clone(wiki.remote, tmp_path / "other"), monkeypatch)
    assert other.run("publish", "3", "--push").status == 0
    wiki.builds.clear()
    told = (
        "Your local gh-pages and that of origin have gone apart. The local one holds versions that origin "
        "does not have: 2.\n"
        "Nothing was changed. Keep the local one under another name, then run this again, and publish from "
        "there what is missing: git branch -m gh-pages gh-pages-old."
    )
    refused(wiki, told, "publish", "4", "--push")
    refused(wiki, told, "publish", "4")
    wiki.git("branch", "-m", "gh-pages", "gh-pages-old")
    monkeypatch.undo()
    assert names(tree(wiki.folder, "gh-pages-old")) == {"1", "2", "latest"}


def test_a_local_branch_without_versions_of_its_own_is_in_nobodys_way(wiki: Wiki) -> None:
    wiki.run(*PUBLISH)
    commit = wiki.git("commit-tree", "-m", "Other", "origin/gh-pages^{tree}")
    wiki.git("update-ref", "refs/heads/gh-pages", commit)
    assert wiki.run("publish", "2", "--push").out == (
        "Published 2 on gh-pages of origin (COMMIT).\n"
        "Your local gh-pages has a history of its own and stays as it is.\n"
    )
    assert wiki.git("rev-parse", "gh-pages") == commit


def test_a_build_that_fails(wiki: Wiki, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise Refused("The site can't be built: see above.")

    monkeypatch.setattr("mkdocs_journeys.cli.publish.build", fail)
    refused(wiki, "The site can't be built: see above.", steps=f"{LOOK}Build 1.\n")


def test_no_configuration(wiki: Wiki) -> None:
    refused(
        wiki,
        "There is no file other.yml here.\n"
        "Go to the folder of your wiki (-C DIR), or name the file: -f FILE.",
        *PUBLISH, "-f", "other.yml",
    )  # fmt: skip


def test_no_mike(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    told = (
        "Publishing needs mike, which is not installed.\n"
        "Install it with the project's extra: pip install 'mkdocs-journeys[publish]'."
    )
    with pytest.raises(Refused) as raised:
        engine.need_mike()
    assert str(raised.value) == told


def test_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refused) as raised:
        Git(tmp_path).run("version")
    assert str(raised.value) == "Publishing needs git, and there is none.\nInstall git, then run again."


def test_a_preview_is_no_default(wiki: Wiki) -> None:
    for command in ("publish", "unpublish"):
        answer = wiki.run(command, "1", "--preview", "--default", "1")
        assert (answer.status, answer.error.splitlines()[-1]) == (
            2,
            "Error: A preview can't be the default: leave out --default or --preview.",
        )


def test_a_tree_of_more_than_hosts_take(wiki: Wiki) -> None:
    wiki.pages["large.txt"] = "x" * 300_000
    wiki.run("publish", "1", "--push")
    wiki.run("publish", "2", "--push")
    git, head = Git(wiki.folder), wiki.head()
    whole = sum(len(text.encode()[7:]) for text in tree(wiki.remote).values())
    refuse_if_too_large(git, head, "", limit=whole)
    with pytest.raises(Refused) as raised:
        refuse_if_too_large(git, head, "", limit=whole - 1)
    assert str(raised.value) == (
        "The published tree would be 0.6 MB large; the limit is 0.6 MB, because hosts such as GitHub Pages "
        "take 1 GB.\n"
        "The largest in it: 1 0.3 MB, 2 0.3 MB. "
        "Nothing was changed. Keep fewer versions (--keep N), or take some back (journeys unpublish "
        "VERSION). Each alias is a whole copy, too."
    )
    # Taking one back is never refused, however much is left.
    refuse_if_too_large(git, head, head, limit=1)
