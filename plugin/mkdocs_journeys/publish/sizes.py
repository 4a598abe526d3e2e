"""How much a published tree weighs, as a whole and by version."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from mkdocs_journeys.publish.git import Git
from mkdocs_journeys.publish.refusal import Refused
from mkdocs_journeys.publish.store import PREVIEWS

MEGABYTE = 1000 * 1000
# Hosts of pages take 1 GB; what they pack around a site needs some room.
LIMIT = 900 * MEGABYTE


def sizes(git: Git, commit: str) -> Mapping[str, int]:
    """The bytes of each folder at the root, of each preview as `pr/NAME`, and of each file at the root."""
    found: Counter[str] = Counter()
    for line in git.ask("ls-tree", "-r", "-l", "-z", "--full-tree", commit).split("\0"):
        about, _, path = line.partition("\t")
        size = about.split()[-1] if about else "-"
        if size.isdigit():
            parts = path.split("/")
            found["/".join(parts[:2]) if parts[0] == PREVIEWS else parts[0]] += int(size)
    return found


def megabytes(size: int) -> str:
    """A size as people read it."""
    return f"{size / MEGABYTE:.1f} MB"


def refuse_if_too_large(git: Git, commit: str, before: str, limit: int = LIMIT) -> None:
    """Raise `Refused`, with the figures, where a tree is more than a host of pages takes.

    A tree that is no larger than the one before is taken: it may be on the way to less.
    """
    found = sizes(git, commit)
    whole = sum(found.values())
    if whole <= limit or (before and whole <= sum(sizes(git, before).values())):
        return
    heaviest = sorted(found.items(), key=lambda entry: (-entry[1], entry[0]))[:5]
    heaviest = [entry for entry in heaviest if entry[1] * 20 >= MEGABYTE] or heaviest[:1]
    raise Refused(
        f"The published tree would be {megabytes(whole)} large; the limit is {megabytes(limit)}, "
        "because hosts such as GitHub Pages take 1 GB.",
        "The largest in it: "
        + ", ".join(f"{name} {megabytes(size)}" for name, size in heaviest)
        + ". Nothing was changed. Keep fewer versions (--keep N), or take some back "
        "(journeys unpublish VERSION). Each alias is a whole copy, too.",
    )
