"""The demo wiki with a past: a repository with real commits and tags, which ends with the demo as it is."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.repositories import git

DEMO = Path(__file__).parents[1]
WIKI = "journeys"
FLAGSHIP = "mina/first-trail-shoes.md"
NEW = "mina/return-shoes-next.md"


@dataclass(frozen=True)
class Edit:
    """What a file says before and after."""

    file: str
    before: str
    after: str


@dataclass(frozen=True)
class Day:
    """A commit; `tag` is put on it."""

    date: str
    author: str
    subject: str
    edits: tuple[Edit, ...] = ()
    added: tuple[str, ...] = ()
    tag: str = ""


STORY = (
    Day("2026-06-01", "Ida Falk", "All maps", tag="v1.0"),
    Day(
        "2026-07-06",
        "Noor Abel",
        "Fittings in the stores feel better",
        (
            Edit(
                FLAGSHIP,
                "    emotion: 1\n        feeling: served\n",
                "    emotion: 2\n        feeling: understood\n",
            ),
            Edit(
                FLAGSHIP,
                "        evidence: social-listening\n        drop_off: {percent: 14%",
                "        evidence: [fitting-observation, runner-diaries]\n        drop_off: {percent: 14%",
            ),
        ),
    ),
    Day(
        "2026-08-10",
        "Ida Falk",
        "The ad opens the guide",
        (
            Edit(
                FLAGSHIP,
                'promises", severity: medium, evidence: shop-analytics}',
                'promises", severity: medium, status: closed, evidence: shop-analytics}',
            ),
            Edit(
                FLAGSHIP,
                "            status: planned\n            ticket: HR-161\n",
                "            status: shipped\n            ticket: HR-161\n"
                "            tested: shop-analytics\n"
                "            result: Of those who click, 41% now read on. It was 17%.\n",
            ),
        ),
        tag="v1.1",
    ),
    Day(
        "2026-10-05",
        "Noor Abel",
        "What the diaries say about the product page",
        (
            Edit(
                FLAGSHIP,
                "    emotion: -0.5\n        feeling: overwhelmed\n        importance: 5\n"
                "        moment_of_truth: yes\n        duration: 10-25min\n",
                "    emotion: -1.5\n        feeling: overwhelmed\n        importance: 5\n"
                "        moment_of_truth: yes\n        duration: 10-25min\n"
                "        evidence: [runner-diaries, shop-analytics]\n",
            ),
        ),
    ),
    Day(
        "2026-10-12",
        "Ida Falk",
        "Names and owners as they are",
        (
            Edit(FLAGSHIP, "- name: Photo from a friend\n", "- name: A friend's photo\n"),
            Edit(
                FLAGSHIP,
                "- name: Checkout\n        channel: web-shop\n        owner: customer-service\n"
                "        supporting: [warehouse]",
                "- name: Checkout\n        channel: web-shop\n        owner: web-shop\n"
                "        supporting: [warehouse, customer-service]",
            ),
        ),
    ),
    Day(
        "2026-10-20",
        "Noor Abel",
        "The mail after two weeks, and how returns could be",
        (
            Edit(
                FLAGSHIP,
                "",
                """      - name: Week-two email
        channel: email
        owner: club
        campaign: first-mile
        message: How was your first mile?
        action: Opens it, or not
        needs: A reason to go out again
        frontstage: One question and a map of easy trails
        systems: Mail sender
        evidence: shop-analytics
        drop_off: {percent: 35%, why: "Takes it for advertising", evidence: shop-analytics}
        questions:
          - How does this mail feel? We know who opens it and nothing else.

""",
            ),
            Edit("metrics.yml", "", "    - {date: 2026-10, value: 68}\n"),
        ),
        (NEW,),
    ),
)


def tell(folder: Path) -> Path:
    """Make the repository in a folder. That folder."""
    for name in (WIKI, "site_src", "theme_overrides"):
        shutil.copytree(DEMO / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(DEMO / "mkdocs.yml", folder)
    wiki = folder / WIKI
    added = {file: (wiki / file).read_bytes() for day in STORY for file in day.added}
    for file in added:
        (wiki / file).unlink()
    places = _undo(wiki)
    git(folder, "init", "--quiet", "--initial-branch=main")
    for day in STORY:
        for edit in day.edits:
            _put(wiki, edit, places)
        for file in day.added:
            (wiki / file).write_bytes(added[file])
        _commit(folder, day)
    return folder


def _edits() -> Iterator[Edit]:
    for day in STORY:
        yield from day.edits


def _undo(wiki: Path) -> dict[Edit, str]:
    """Take the wiki back to its first day; what was in front of a text that was not there yet."""
    places = {}
    for edit in _edits():
        file = wiki / edit.file
        text = file.read_text("utf-8")
        if text.count(edit.after) != 1:
            raise ValueError(f"{edit.file} holds {text.count(edit.after)} times: {edit.after}")
        if not edit.before:
            front = text[: text.index(edit.after)].splitlines(keepends=True)
            places[edit] = "".join(front[-2:])
        file.write_text(text.replace(edit.after, edit.before), "utf-8")
    return places


def _put(wiki: Path, edit: Edit, places: dict[Edit, str]) -> None:
    file = wiki / edit.file
    text = file.read_text("utf-8")
    place = places.get(edit, edit.before)
    if text.count(place) != 1:
        raise ValueError(f"{edit.file} holds {text.count(place)} times: {place}")
    file.write_text(text.replace(place, f"{places.get(edit, '')}{edit.after}"), "utf-8")


def _commit(folder: Path, day: Day) -> None:
    git(folder, "add", "--all")
    mail = f"{day.author.split()[0].lower()}@example.org"
    moment = f"{day.date}T10:00:00+00:00"
    environment = {
        "GIT_AUTHOR_NAME": day.author,
        "GIT_AUTHOR_EMAIL": mail,
        "GIT_AUTHOR_DATE": moment,
        "GIT_COMMITTER_NAME": day.author,
        "GIT_COMMITTER_EMAIL": mail,
        "GIT_COMMITTER_DATE": moment,
    }
    git(folder, "commit", "--quiet", "--message", day.subject, environment=environment)
    if day.tag:
        git(folder, "tag", day.tag)
