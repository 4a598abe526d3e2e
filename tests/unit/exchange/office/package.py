"""What holds for every file of Office: its parts, what each is, and what they lead to.

Excel and PowerPoint offer to repair a file, or refuse it, where one of these doesn't hold. LibreOffice says
nothing. The rules are those of ECMA-376, part 2.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, ParseError

RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_CONTENT_TYPES = "[Content_Types].xml"
# Of zip, in tenths: the first with folders and deflation.
_VERSION = 20
_XML = (".xml", ".rels", ".vml")
# What Office reads as an escape, in XML that can't hold the sign itself.
ESCAPE = re.compile(r"_x[0-9A-Fa-f]{4}_")


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a part leads to: the name of another part, or an address outside."""

    id: str
    kind: str
    target: str
    is_outside: bool


@dataclass(frozen=True, slots=True)
class Package:
    """A file of Office, unpacked. `trees` are the parts that are XML, `relations` by the part they are of."""

    names: tuple[str, ...]
    trees: Mapping[str, Element]
    relations: Mapping[str, tuple[Relation, ...]]
    broken: tuple[str, ...]

    def named(self, pattern: str) -> Iterator[tuple[str, Element]]:
        """The parts of a kind, by a pattern of their names."""
        return ((name, tree) for name, tree in self.trees.items() if re.fullmatch(pattern, name))

    def target(self, part: str, id: str | None) -> str | None:
        """The part that a relation leads to."""
        return next((each.target for each in self.relations.get(part, ()) if each.id == id), None)


def package_of(data: bytes) -> Package:
    """A file, unpacked."""
    trees: dict[str, Element] = {}
    broken: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = tuple(entry.filename for entry in archive.infolist())
        broken += [
            f"{entry.filename}: {fault}" for entry in archive.infolist() for fault in _zip_faults(entry)
        ]
        for name in dict.fromkeys(names):
            if name.endswith(_XML):
                try:
                    trees[name] = ElementTree.fromstring(archive.read(name))  # noqa: S314  it is ours
                except ParseError as error:
                    broken.append(f"{name}: {error}")
    relations = {
        _source(name): tuple(_relations(name, tree)) for name, tree in trees.items() if _is_rels(name)
    }
    return Package(names, trees, relations, tuple(broken))


def _zip_faults(entry: zipfile.ZipInfo) -> Iterator[str]:
    """What the zip format has and Office doesn't take."""
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        yield f"packed in the way {entry.compress_type}"
    if entry.flag_bits or entry.extract_version > _VERSION:
        yield f"flags {entry.flag_bits} and version {entry.extract_version} of zip"


def _is_rels(name: str) -> bool:
    return name.endswith(".rels")


def _source(name: str) -> str:
    """The part whose relations these are; nothing for those of the file."""
    folder, file = posixpath.split(name)
    return posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))


def _relations(name: str, tree: Element) -> Iterator[Relation]:
    folder = posixpath.dirname(_source(name))
    for each in tree:
        target, is_outside = each.get("Target", ""), each.get("TargetMode") == "External"
        whole = target if is_outside else posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        yield Relation(each.get("Id", ""), each.get("Type", "").rpartition("/")[2], whole, is_outside)


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def several(values: Iterable[object]) -> list[object]:
    """The values that are there more than once."""
    return [value for value, times in Counter(values).items() if times > 1]


def utf16(text: str) -> int:
    """How long a text is as Office counts: a sign beyond the first 65,536 is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def package_faults(package: Package) -> Iterator[str]:
    """What doesn't hold of the parts and their relations."""
    yield from package.broken
    yield from (f"{name} is there twice" for name in several(map(str.casefold, package.names)))
    yield from _type_faults(package)
    for part, relations in package.relations.items():
        if part and part not in package.names:
            yield f"relations of {part}, which isn't there"
        yield from (f"{part}: two relations {id}" for id in several(each.id for each in relations))
        for each in relations:
            if not each.is_outside and each.target not in package.names:
                yield f"{part}: {each.id} leads to {each.target}, which isn't there"
    reached = {each.target for relations in package.relations.values() for each in relations}
    for name in package.names:
        if name != _CONTENT_TYPES and not _is_rels(name) and name not in reached:
            yield f"nothing leads to {name}"
    for name, tree in package.trees.items():
        known = {each.id for each in package.relations.get(name, ())}
        for key in ("id", "embed", "link"):
            for element in tree.iter():
                id = element.get(RELATIONS + key)
                if id is not None and id not in known:
                    yield f"{name}: {local(element)} names the relation {id!r}, which isn't there"


def _type_faults(package: Package) -> Iterator[str]:
    types = package.trees[_CONTENT_TYPES]
    endings = [each.get("Extension", "").casefold() for each in types if local(each) == "Default"]
    parts = [each.get("PartName", "").lstrip("/") for each in types if local(each) == "Override"]
    yield from (f"two types of {each}" for each in several([*endings, *parts]))
    yield from (f"a type of {part}, which isn't there" for part in parts if part not in package.names)
    for name in package.names:
        if name != _CONTENT_TYPES and name not in parts:
            ending = name.rpartition(".")[2].casefold()
            if ending not in endings or (ending == "xml" and not _is_rels(name)):
                yield f"no type of {name}"
