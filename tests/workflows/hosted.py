"""A wiki on a code host of this machine: a bare repository, and `act` in the place of its runners.

Actions of others are stubs in `stubs/`, which do as much as the workflows need. `runner/` holds what such a
machine has and this one may lack, `programs/` what setting up Python brings. Everything else is real: the
steps, git, the build, the pushes.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from tests.repositories import committed, git, initialised

from mkdocs_journeys.cli import main

HERE = Path(__file__).parent
SECONDS = 120
NAME = "example/wiki"

_USES = re.compile(r"uses: (actions/([\w-]+)@[0-9a-f]{40})")
_PREFIX = re.compile(r"^\[[^\]]*\]\s*\|\s?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Run:
    """What a workflow said, and whether it was well."""

    log: str
    is_fine: bool

    @property
    def said(self) -> str:
        """What the steps wrote, without what act puts before it."""
        return "\n".join(_PREFIX.sub("", line) for line in self.log.splitlines() if _PREFIX.match(line))


@dataclass(frozen=True, slots=True)
class Hosted:
    """`wiki` is a clone to work in, `origin` what it is pushed to, `kept` what workflows leave behind."""

    wiki: Path
    origin: Path
    kept: Path
    home: Path

    def push(self, *refs: str) -> None:
        git(self.wiki, "push", "--quiet", "--force", "origin", *refs)

    def change(self, files: Mapping[str, str | None], message: str = "A change") -> None:
        committed(self.wiki, files, message)

    def run(
        self, workflow: str, event: str, payload: Mapping[str, Any], job: str = "", **variables: str
    ) -> Run:
        """Have an event run a workflow, or one job and those it needs. `variables` are the repository's."""
        file = self.home / "event.json"
        file.write_text(json.dumps(payload), "utf-8")
        words = [
            str(Path(sys.executable).parent / "act"),
            event,
            "--workflows",
            f".github/workflows/{workflow}",
        ]
        words += ["--eventpath", str(file), "--platform", "ubuntu-24.04=-self-hosted", "--pull=false"]
        words += ["--no-skip-checkout", "--no-cache-server", "--secret", "GITHUB_TOKEN=token"]
        words += ["--job", job] if job else []
        words += [word for action in self._actions() for word in ("--local-repository", action)]
        words += [word for pair in self._environment() for word in ("--env", pair)]
        words += [word for name, value in variables.items() for word in ("--var", f"{name}={value}")]
        path = os.pathsep.join([str(HERE / "runner"), os.environ["PATH"]])
        done = subprocess.run(
            words,
            cwd=self.wiki,
            env={"PATH": path, "HOME": str(self.home), "GIT_CONFIG_NOSYSTEM": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            encoding="utf-8",
            timeout=SECONDS,
            check=False,
        )
        return Run(done.stdout, done.returncode == 0)

    def _actions(self) -> list[str]:
        texts = [file.read_text("utf-8") for file in (self.wiki / ".github").rglob("*.yml")]
        found = {(pinned, name) for text in texts for pinned, name in _USES.findall(text)}
        return [f"{pinned}={HERE / 'stubs' / name}" for pinned, name in sorted(found)]

    def _environment(self) -> list[str]:
        return [
            f"STUB_ORIGIN={self.origin}",
            f"STUB_KEPT={self.kept}",
            f"STUB_PROGRAMS={HERE / 'programs'}",
            f"STUB_PYTHON={sys.executable}",
            f"GITHUB_REPOSITORY={NAME}",
        ]

    def published(self, ref: str = "gh-pages") -> dict[str, str]:
        """The mode of each file on a branch of the origin, by its path."""
        listed = git(self.origin, "ls-tree", "-r", "-z", ref).split("\0")
        return {line.partition("\t")[2]: line.partition(" ")[0] for line in listed if line}

    def versions(self) -> list[dict[str, Any]]:
        """What versions.json of the published site lists."""
        found: list[dict[str, Any]] = json.loads(git(self.origin, "show", "gh-pages:versions.json"))
        return found


def host(folder: Path) -> Hosted:
    """A new wiki as `journeys init` makes it, pushed to its origin."""
    wiki, origin = folder / "wiki", folder / "origin.git"
    words = ["init", str(wiki), "--name", "Hosted", "--repository", NAME, "--public"]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0, result.output
    # What is due must not depend on the day of the test.
    settings = (wiki / "journeys/journeys.yml").read_text("utf-8")
    initialised(wiki)
    committed(wiki, {"journeys/journeys.yml": f"{settings}today: 2026-06-01\n"})
    git(folder, "clone", "--quiet", "--bare", str(wiki), str(origin))
    git(wiki, "remote", "add", "origin", str(origin))
    hosted = Hosted(wiki, origin, folder / "kept", folder / "home")
    hosted.kept.mkdir()
    hosted.home.mkdir()
    return hosted
