"""A command in a process of its own, with a site that is built already.

    python -m tests.publish.apart SITE ARGUMENT...
    python -m tests.publish.apart --race CLONE REMOTE NAME ROUNDS MEETING

The second publishes ROUNDS versions, each at the moment when the other racer does: they meet in a folder.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from pathlib import Path

from tests.publish.wiki import PAGES, Wiki

from mkdocs_journeys.cli import main
from mkdocs_journeys.cli import publish as publish_command


def pages_of(version: str) -> dict[str, str]:
    """The site of a racer's version: no two are the same."""
    return (
        PAGES | {f"page-{n}/index.html": f"{version} {n}\n" * 20 for n in range(10)} | {"index.html": version}
    )


def alone(site: str, arguments: list[str]) -> None:
    """Run a command, and note where in the calls of git the build was."""

    def build(config_file: Path, to: Path, version: str, canonical: str, *, drafts: bool) -> None:
        assert (config_file.name, version, canonical, drafts) == ("mkdocs.yml", "1", "latest", False)
        shutil.copytree(site, to)
        with Path(os.environ["CALLS"]).open("a") as calls:
            calls.write("BUILT\n")

    publish_command.build = build
    main(arguments)


def race(clone: str, remote: str, name: str, rounds: int, meeting: Path) -> None:
    """Publish versions against somebody else, and tell how each ended."""
    wiki = Wiki(Path(clone), Path(remote))
    publish_command.build = wiki.build
    ends = []
    for turn in range(rounds):
        version = f"{name}{turn}"
        wiki.pages = pages_of(version)
        (meeting / version).touch()
        while sum(path.name.endswith(str(turn)) for path in meeting.glob(f"?{turn}")) < 2:
            time.sleep(0.001)
        answer = wiki.run("publish", version, "latest", "--push", "--keep", "100")
        ends.append((version, answer.status, answer.error.count("Somebody else has published meanwhile")))
    sys.stdout.write(json.dumps(ends))


if __name__ == "__main__":
    if sys.argv[1] == "--race":
        race(*sys.argv[2:5], int(sys.argv[5]), Path(sys.argv[6]))
    else:
        alone(sys.argv[1], sys.argv[2:])
