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
        calls = Path(os.environ["CALLS"])
        (calls / "built").write_text(str(len(list(calls.iterdir()))))

    setattr(publish_command, "build", build)  # noqa: B010  what the command calls
    main(arguments)


def race(wiki: Wiki, name: str, rounds: int, meeting: Path) -> None:
    """Publish versions against somebody else, and tell how each ended."""
    setattr(publish_command, "build", wiki.build)  # noqa: B010  what the command calls
    ends = []
    for turn in range(rounds):
        version = f"{name}{turn}"
        wiki.pages = pages_of(version)
        (meeting / version).touch()
        while sum(path.name.endswith(str(turn)) for path in meeting.glob(f"?{turn}")) < 2:
            time.sleep(0.001)
        answer = wiki.run("publish", version, "latest", "--push", "--keep", "100")
        ends.append((version, answer.status, answer.error.count("Somebody else is publishing too")))
    sys.stdout.write(json.dumps(ends))


if __name__ == "__main__":
    if sys.argv[1] == "--race":
        clone, remote, name, rounds, meeting = sys.argv[2:]
        race(Wiki(Path(clone), Path(remote)), name, int(rounds), Path(meeting))
    else:
        alone(sys.argv[1], sys.argv[2:])
