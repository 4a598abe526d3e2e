"""The hostile inputs: what is added to a wiki, and what must come of it.

Most are files, in a folder for each kind, and `must.yml` there states of each what must happen: `harmless`,
or the errors that are told, each as its line and its code. An error elsewhere than in the file itself has
the name of the other file before it; `3 x 5 anchor` is three of them on line 5.

`name.md` is a journey, `index-name.md` a persona, `owners-name.yml` stands in the place of `owners.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

CORPUS = Path(__file__).parent / "corpus"
STATED = "must.yml"
HARMLESS = "harmless"
_OFTEN = re.compile(r"(\d+) x ")


@dataclass(frozen=True)
class Hostile:
    """One input. `files` go below the wiki's folder by their names; `make` makes what is no plain file.

    `must` are the errors that are told, none where it is harmless.
    """

    kind: str
    name: str
    must: tuple[str, ...]
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    make: Callable[[Path], None] | None = None
    as_nobody: bool = False

    @property
    def id(self) -> str:
        return f"{self.kind}/{self.name}"

    @property
    def replaces(self) -> bool:
        """Whether it stands in the place of a registry, which healthy journeys may name things of."""
        return any("/" not in name and name.endswith(".yml") for name in self.files)

    def plant(self, folder: Path) -> None:
        """Add it to a wiki's folder."""
        for name, data in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        if self.make is not None:
            self.make(folder)


def stated(kind: str) -> dict[str, Any]:
    """What must happen to the files of a kind, by their names."""
    found: dict[str, Any] = yaml.safe_load((CORPUS / kind / STATED).read_text(encoding="utf-8"))
    return found


def on_disk() -> list[Hostile]:
    """The inputs that are files."""
    found = []
    for folder in sorted(path for path in CORPUS.iterdir() if path.is_dir()):
        statements = stated(folder.name)
        for path in sorted(folder.iterdir()):
            if path.name != STATED:
                place, data = placed(path)
                must = statements[path.name]
                errors = () if must == HARMLESS else tuple(_whole(place, must))
                found.append(Hostile(folder.name, path.name, errors, {place: data}))
    return found


def placed(path: Path) -> tuple[str, bytes]:
    """Where a file of the corpus belongs in a wiki, and what it holds."""
    kind, (before, _, rest) = path.parent.name, path.stem.partition("-")
    if path.suffix == ".yml":
        return f"{before}.yml", path.read_bytes()
    if path.suffix == ".svg":
        return f"{kind}/images/{path.name}", path.read_bytes()
    if before == "index":
        return f"{kind}-{rest}/index.md", path.read_bytes()
    return f"{kind}/{path.name}", path.read_bytes()


def _whole(place: str, stated: Iterable[str]) -> Iterator[str]:
    """The errors with the name of the file, each as often as it is told."""
    for error in stated:
        often = _OFTEN.match(error)
        rest = error[often.end() :] if often else error
        yield from [rest if ":" in rest else f"{place}:{rest}"] * (int(often[1]) if often else 1)
