"""The folder of a wiki: which file is what, and what does not belong there."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs_journeys.model.finding import Finding, Level
from mkdocs_journeys.model.values.refusal import Refusal, nearest
from mkdocs_journeys.model.values.texts import fold, identifier
from mkdocs_journeys.reading.nodes import Code, Fault
from mkdocs_journeys.reading.source import START, sentence

REGISTRIES = ("stages", "owners", "channels", "touchpoints", "evidence", "metrics", "campaigns")
SETTINGS = "journeys.yml"
PERSONA_FILE = "index.md"
IMAGES = "images"
IMAGE_TYPES = frozenset({".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif"})
_YAML_FILES = (SETTINGS, *(f"{name}.yml" for name in REGISTRIES))


@dataclass
class Folder:
    """The files of a wiki by what they are. Paths are from the folder that holds the wiki's folder."""

    root: Path
    registries: dict[str, str] = field(default_factory=dict)
    settings: str | None = None
    personas: dict[str, str | None] = field(default_factory=dict)
    journeys: dict[str, str] = field(default_factory=dict)
    images: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def path(self, file: str) -> Path:
        return self.root.parent / file

    def say(self, path: Path, code: Code, message: str, *, allowed: str = "", suggestion: str = "") -> None:
        """Take down what is wrong with the place of a file."""
        fault = Fault(START, code, message)
        file = path.relative_to(self.root.parent).as_posix()
        self.findings.append(
            Finding(file, START, Level.ERROR, fault.code.value, sentence(message), "", allowed, suggestion)
        )


def scan(root: Path) -> Folder:
    """Look at a wiki's folder: its registries, its personas' folders and their journeys."""
    folder = Folder(root)
    for entry in _entries(folder, root):
        if _is_folder(entry):
            if entry.name != IMAGES:
                _scan_persona(folder, entry)
            else:
                _scan_images(folder, entry)
        else:
            _take_top(folder, entry)
    _say_clashes(folder)
    return folder


def _entries(folder: Folder, directory: Path) -> Iterator[Path]:
    """The entries of a directory by name, without hidden ones; links and odd things are refused."""
    try:
        names = sorted(os.listdir(directory))  # noqa: PTH208  iterdir fails on names that are not UTF-8
    except OSError as error:
        folder.say(directory, Code.UNREADABLE, f"this folder can't be read: {error.strerror or error}")
        return
    for name in names:
        path = directory / name
        if name.startswith("."):
            continue
        try:
            name.encode("utf-8")
        except UnicodeEncodeError:
            odd = directory / name.encode("utf-8", "replace").decode("utf-8")
            folder.say(odd, Code.BAD_PLACE, "the name of this file is not UTF-8: rename it")
            continue
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode):
            folder.say(path, Code.LINK, "this is a symbolic link: put the file itself here")
        elif stat.S_ISREG(mode) or stat.S_ISDIR(mode):
            yield path
        else:
            folder.say(path, Code.BAD_PLACE, "this is neither a file nor a folder: take it away")


def _is_folder(path: Path) -> bool:
    return stat.S_ISDIR(path.lstat().st_mode)


def _take_top(folder: Folder, path: Path) -> None:
    name = path.name
    file = _file(folder, path)
    if name == SETTINGS:
        folder.settings = file
    elif name in _YAML_FILES:
        folder.registries[path.stem] = file
    elif path.suffix == ".yaml" and f"{path.stem}.yml" in _YAML_FILES:
        meant = f"{path.stem}.yml"
        folder.say(path, Code.BAD_PLACE, f"the name of this file must be {meant}", suggestion=meant)
    elif path.suffix in (".yml", ".yaml"):
        folder.say(
            path,
            Code.BAD_PLACE,
            "there is no registry of this name",
            allowed=", ".join(_YAML_FILES),
            suggestion=nearest(f"{path.stem}.yml", _YAML_FILES),
        )
    elif path.suffix.lower() == ".md" and fold(name) != "readme.md":
        message = "a journey stands in its persona's folder, not beside it"
        folder.say(path, Code.BAD_PLACE, message, suggestion=f"{path.parent.name}/a-persona/{name}")


def _scan_persona(folder: Folder, directory: Path) -> None:
    if not _is_id(folder, directory, directory.name):
        return
    persona = directory.name
    folder.personas[persona] = None
    for entry in _entries(folder, directory):
        if _is_folder(entry):
            if entry.name == IMAGES:
                _scan_images(folder, entry)
            else:
                message = "folders go no deeper than a persona: move the journeys up"
                folder.say(entry, Code.BAD_PLACE, message, allowed="images/ and journeys")
        elif entry.name == PERSONA_FILE:
            folder.personas[persona] = _file(folder, entry)
        elif entry.suffix == ".md":
            if fold(entry.name) != "readme.md" and _is_id(folder, entry, entry.stem):
                folder.journeys[f"{persona}/{entry.stem}"] = _file(folder, entry)
        elif entry.suffix.lower() in (".md", ".markdown", ".mdx", ".txt", ".yml", ".yaml"):
            folder.say(
                entry, Code.BAD_PLACE, "a journey's file ends with .md", suggestion=f"{entry.stem.lower()}.md"
            )


def _scan_images(folder: Folder, directory: Path) -> None:
    for entry in _entries(folder, directory):
        if _is_folder(entry):
            folder.say(entry, Code.BAD_PLACE, "images/ holds pictures, no folders")
        elif entry.suffix.lower() in IMAGE_TYPES:
            folder.images.append(_file(folder, entry))
        else:
            allowed = ", ".join(sorted(IMAGE_TYPES))
            folder.say(entry, Code.BAD_PLACE, "this is not a picture that a page can show", allowed=allowed)


def _is_id(folder: Folder, path: Path, name: str) -> bool:
    """Whether the name of a folder or file can be an id; it is said where it can't."""
    try:
        identifier(name)
    except Refusal as refusal:
        suffix = path.suffix if name == path.stem else ""
        meant = f"{refusal.suggestion}{suffix}" if refusal.suggestion else ""
        folder.say(path, Code.BAD_PLACE, refusal.message, allowed=refusal.allowed, suggestion=meant)
        return False
    return True


def _say_clashes(folder: Folder) -> None:
    """On some machines two names that differ in case alone are one file."""
    seen: dict[str, str] = {}
    for name in (*folder.personas, *folder.journeys):
        first = seen.setdefault(fold(name), name)
        if first != name:
            path = folder.root / (f"{name}.md" if "/" in name else name)
            folder.say(path, Code.SAME_ID, f"{name} and {first} are one name on some machines: rename one")


def _file(folder: Folder, path: Path) -> str:
    return path.relative_to(folder.root.parent).as_posix()
