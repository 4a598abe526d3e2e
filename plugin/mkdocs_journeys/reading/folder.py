"""The folder of a wiki: which file is what, and what does not belong there."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs_journeys.model.finding import Finding, Level, Position
from mkdocs_journeys.model.values.refusal import Refusal, nearest
from mkdocs_journeys.model.values.texts import ID_FORM, fold, identifier, slug
from mkdocs_journeys.reading.drawings import danger_in
from mkdocs_journeys.reading.nodes import Code
from mkdocs_journeys.reading.source import sentence

REGISTRIES = ("stages", "owners", "channels", "touchpoints", "evidence", "metrics", "campaigns")
SETTINGS = "journeys.yml"
PERSONA_FILE = "index.md"
IMAGES = "images"
PICTURE_LIMIT = 5 * 1024 * 1024
IMAGE_TYPES = frozenset({".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif"})
_YAML_FILES = (SETTINGS, *(f"{name}.yml" for name in REGISTRIES))


@dataclass
class Folder:
    """The files of a wiki by what they are. Paths are from the folder that holds the wiki's folder.

    `taken` holds the ids of personas and journeys by how they are compared. `given` is what stands in each
    folder, and whether that is a folder, of a wiki that does not lie on the disk.
    """

    root: Path
    registries: dict[str, str] = field(default_factory=dict)
    settings: str | None = None
    personas: dict[str, str | None] = field(default_factory=dict)
    journeys: dict[str, str] = field(default_factory=dict)
    images: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    taken: dict[str, str] = field(default_factory=dict)
    given: Mapping[Path, Mapping[str, bool]] | None = None

    def path(self, file: str) -> Path:
        return self.root.parent / file

    def say(
        self, path: Path, code: Code, message: str, *, allowed: str = "", suggestion: str = "", line: int = 1
    ) -> None:
        """Take down what is wrong with the place of a file, or with a picture."""
        file = path.relative_to(self.root.parent).as_posix()
        place = Position(line, 1)
        self.findings.append(
            Finding(file, place, Level.ERROR, code.value, sentence(message), "", allowed, suggestion)
        )


def scan(root: Path, files: Iterable[str] | None = None) -> Folder:
    """Look at a wiki's folder: its registries, its personas' folders and their journeys.

    With `files` nothing is looked for on the disk: they are all that there is, by their paths from `root` on.
    One that ends with a slash is a folder. Whatever their pictures show, it can be shown.
    """
    folder = Folder(root, given=None if files is None else _given(root, files))
    for entry, is_folder in _entries(folder, root):
        if not is_folder:
            _take_top(folder, entry)
        elif entry.name == IMAGES:
            _scan_images(folder, entry)
        else:
            _scan_persona(folder, entry)
    return folder


def _given(root: Path, files: Iterable[str]) -> Mapping[Path, Mapping[str, bool]]:
    found: dict[Path, dict[str, bool]] = defaultdict(dict)
    for file in files:
        *above, name = file.split("/")
        for depth, each in enumerate(above):
            found[root.joinpath(*above[:depth])][each] = True
        if name:
            found[root.joinpath(*above)][name] = False
    return found


def _entries(folder: Folder, directory: Path) -> Iterator[tuple[Path, bool]]:
    """The entries of a directory by name, and whether they are folders.

    Hidden ones are left out; links and odd things are refused.
    """
    for name in sorted(_names(folder, directory)):
        if name.startswith("."):
            continue
        try:
            name.encode("utf-8")
        except UnicodeEncodeError:
            odd = directory / name.encode("utf-8", "replace").decode("utf-8")
            folder.say(odd, Code.BAD_PLACE, "the name of this file is not UTF-8: rename it")
            continue
        is_folder = _is_folder(folder, directory, name)
        if is_folder is not None:
            yield directory / name, is_folder


def _names(folder: Folder, directory: Path) -> Iterable[str]:
    if folder.given is not None:
        return folder.given.get(directory, {})
    try:
        return os.listdir(directory)  # noqa: PTH208  iterdir fails on names that are not UTF-8
    except OSError as error:
        folder.say(directory, Code.UNREADABLE, f"this folder can't be read: {error.strerror or error}")
        return ()


def _is_folder(folder: Folder, directory: Path, name: str) -> bool | None:
    """Whether it is one; None for what is neither that nor a file, which is said."""
    if folder.given is not None:
        return folder.given[directory][name]
    path = directory / name
    try:
        mode = path.lstat().st_mode
    except OSError:
        return None  # an editor's file that was there a moment ago
    if stat.S_ISLNK(mode):
        folder.say(path, Code.LINK, "this is a symbolic link: put the file itself here")
    elif stat.S_ISREG(mode) or stat.S_ISDIR(mode):
        return stat.S_ISDIR(mode)
    else:
        folder.say(path, Code.BAD_PLACE, "this is neither a file nor a folder: take it away")
    return None


def _take_top(folder: Folder, path: Path) -> None:
    name = path.name
    file = _file(folder, path)
    if name == SETTINGS:
        folder.settings = file
    elif name in _YAML_FILES:
        folder.registries[path.stem] = file
    elif path.suffix.lower() in (".yml", ".yaml"):
        meant = f"{path.stem.lower()}.yml"
        message = "there is no registry of this name"
        if meant in _YAML_FILES:
            message = f"the name of this file must be {meant}"
        allowed, suggestion = ", ".join(_YAML_FILES), nearest(meant, _YAML_FILES)
        folder.say(path, Code.BAD_PLACE, message, allowed=allowed, suggestion=suggestion)
    elif path.suffix.lower() == ".md" and fold(name) != "readme.md":
        message = "a journey stands in its persona's folder, not beside it"
        folder.say(path, Code.BAD_PLACE, message, suggestion=f"{path.parent.name}/a-persona/{name}")


def _scan_persona(folder: Folder, directory: Path) -> None:
    persona = _id_of(folder, directory, directory.name)
    if persona is None:
        return
    folder.personas[persona] = None
    for entry, is_folder in _entries(folder, directory):
        if not is_folder:
            _take_file(folder, persona, entry)
        elif entry.name == IMAGES:
            _scan_images(folder, entry)
        else:
            message = "folders go no deeper than a persona: move the journeys up"
            folder.say(entry, Code.BAD_PLACE, message, allowed="images/ and journeys")


def _take_file(folder: Folder, persona: str, path: Path) -> None:
    if path.name == PERSONA_FILE:
        folder.personas[persona] = _file(folder, path)
    elif path.suffix == ".md":
        if fold(path.name) == "readme.md":
            return
        journey = _id_of(folder, path, path.stem, f"{persona}/")
        if journey is not None:
            folder.journeys[journey] = _file(folder, path)
    elif path.name.lower() in _YAML_FILES:
        message = "this file belongs beside the personas' folders, not into one"
        folder.say(path, Code.BAD_PLACE, message, suggestion=f"{folder.root.name}/{path.name.lower()}")
    elif path.suffix.lower() in (".md", ".markdown", ".mdx", ".txt", ".yml", ".yaml"):
        suggestion = f"{slug(path.stem) or 'a-journey'}.md"
        folder.say(path, Code.BAD_PLACE, "a journey's file ends with .md", suggestion=suggestion)


def _scan_images(folder: Folder, directory: Path) -> None:
    for entry, is_folder in _entries(folder, directory):
        if is_folder:
            folder.say(entry, Code.BAD_PLACE, "here belong pictures, no folders")
        elif entry.suffix.lower() in IMAGE_TYPES:
            if folder.given is not None or _is_fit(folder, entry):
                folder.images.append(_file(folder, entry))
        else:
            allowed = ", ".join(sorted(IMAGE_TYPES))
            folder.say(entry, Code.BAD_PLACE, "this is not a picture that a page can show", allowed=allowed)


def _is_fit(folder: Folder, picture: Path) -> bool:
    """Whether a picture can be shown to everybody; it is said where it can't."""
    try:
        with picture.open("rb") as stream:
            is_drawing = picture.suffix.lower() == ".svg"
            size = os.fstat(stream.fileno()).st_size
            drawing = stream.read(PICTURE_LIMIT) if is_drawing and size <= PICTURE_LIMIT else b""
    except OSError as error:
        folder.say(picture, Code.UNREADABLE, f"this picture can't be read: {error.strerror or error}")
        return False
    if size > PICTURE_LIMIT:
        message = f"this picture has {size // 1024:,} KiB: make it smaller"
        folder.say(picture, Code.TOO_LARGE, message, allowed=f"at most {PICTURE_LIMIT // 1024:,} KiB")
        return False
    danger = danger_in(drawing) if is_drawing else None
    if danger is not None:
        line, message = danger
        folder.say(picture, Code.UNSAFE_PICTURE, message, allowed="shapes and texts", line=line)
    return danger is None


def _id_of(folder: Folder, path: Path, name: str, before: str = "") -> str | None:
    """The id that the name of a folder or file makes; it is said where it can't be one.

    Some machines keep the accents of names apart from their letters, which is no other name.
    """
    suffix = path.suffix if name != path.name else ""
    try:
        found = f"{before}{identifier(name)}"
    except Refusal as refusal:
        meant = f"{refusal.suggestion}{suffix}" if refusal.suggestion else ""
        folder.say(path, Code.BAD_PLACE, refusal.message, allowed=refusal.allowed, suggestion=meant)
        return None
    if not found.endswith(unicodedata.normalize("NFC", name)):
        folder.say(path, Code.BAD_PLACE, "a name has no spaces around it: rename it", allowed=ID_FORM)
        return None
    clash = folder.taken.setdefault(fold(found), found)
    if clash != found or found in folder.personas or found in folder.journeys:
        message = f"the names {found} and {clash} are one on some machines: rename one"
        folder.say(path, Code.SAME_ID, message)
        return None
    return found


def _file(folder: Folder, path: Path) -> str:
    return path.relative_to(folder.root.parent).as_posix()
