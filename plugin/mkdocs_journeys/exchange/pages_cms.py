"""`.pages.yml`: the journeys, personas and lists of a wiki in Pages CMS, an editor in the browser."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping

import yaml

from mkdocs_journeys.exchange.pages_cms_fields import CmsField, Forms
from mkdocs_journeys.exchange.pages_cms_fit import losses
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.kinds import FILE_KINDS, FileKind
from mkdocs_journeys.reading.frontmatter import Parts, split

FILE = ".pages.yml"
HEAD = (
    "# For Pages CMS (https://pagescms.org), an editor in the browser.\n"
    "# Written by the command `journeys cms` from the definition of the fields. Don't change it by hand:\n"
    "# the next run writes it anew.\n"
    "#\n"
    "# A file is edited in a form where the form keeps all of it. A form drops comments, and knows one of\n"
    "# the ways in which a field can be written: a list and not a single text, fields and not a bare text.\n"
    "# All files can be edited as text.\n"
)
# How the editor tells the fields from the prose.
_FRONTMATTER = re.compile(r"---\n([\s\S]*?)\n---(?:\n[\s\S]*)?")
_PROSE: CmsField = {
    "name": "body",
    "label": "Prose",
    "description": "What stands below the fields, in Markdown.",
    "type": "text",
}


def pages_cms(catalog: Catalog, folder: str, files: Mapping[str, str]) -> str:
    """The text of `.pages.yml` for a wiki whose folder stands at `folder`, seen from the repository's root.

    `files` are the texts of the wiki's files, by their paths below the folder.
    """
    made = _Content(catalog, folder, files)
    whole = {
        "settings": {"content": {"merge": True}},
        "components": made.forms.components,
        "content": made.groups(),
    }
    whole["components"] = {name: made.forms.components[name] for name in sorted(made.forms.components)}
    return HEAD + yaml.dump(whole, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110)


class _Dumper(yaml.SafeDumper):
    """Writes what occurs twice twice, instead of referring to the first."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002  PyYAML's signature
        return True


class _Content:
    """The entries of the editor's menu."""

    def __init__(self, catalog: Catalog, folder: str, files: Mapping[str, str]) -> None:
        self._catalog = catalog
        self._folder = folder
        self._files = files
        self.forms = Forms(catalog)

    def groups(self) -> list[CmsField]:
        """A group for each persona, one for the lists, and one with every file as text."""
        groups = [
            _group(f"of-{_name(persona)}", found.name, self._of_persona(persona))
            for persona, found in self._catalog.personas.items()
        ]
        groups.append(_group("lists", "Lists", self._lists()))
        groups.append(_group("texts", "As text", self._texts()))
        return [group for group in groups if group["items"]]

    def _of_persona(self, persona: str) -> Iterator[CmsField]:
        fields = [*self.forms.fields(FILE_KINDS["persona"].record), _PROSE]
        file = f"{persona}/index.md"
        if file in self._files and self._fits(file, fields):
            yield {
                "name": f"persona-{_name(persona)}",
                "label": "Persona",
                "type": "file",
                "path": f"{self._folder}/{file}",
                "format": "yaml-frontmatter",
                "fields": fields,
            }
        fields = [*self.forms.fields(FILE_KINDS["journey"].record), _PROSE]
        files = [each for each in self._files if each.startswith(f"{persona}/") and each != file]
        unfit = [each.partition("/")[2] for each in files if not self._fits(each, fields)]
        yield {
            "name": f"journeys-{_name(persona)}",
            "label": "Journeys",
            "description": "Where a form can't keep all that a journey says, it stands under As text.",
            "type": "collection",
            "path": f"{self._folder}/{persona}",
            "subfolders": False,
            "exclude": ["index.md", *unfit],
            "format": "yaml-frontmatter",
            "filename": {"template": "{primary}.md", "field": "create"},
            "operations": {"rename": False},
            "view": {"primary": "title", "fields": ["title", "owner", "status"], "sort": ["title"]},
            "fields": fields,
        }

    def _lists(self) -> Iterator[CmsField]:
        for kind in FILE_KINDS.values():
            fields = self._list_fields(kind) if kind.is_registry else []
            if kind.name == "journeys":
                fields = self.forms.fields(kind.record)
            if fields and kind.file in self._files and self._fits(kind.file, fields):
                yield {
                    "name": f"list-{kind.name}",
                    "label": "Settings" if kind.name == "journeys" else kind.name.capitalize(),
                    "description": "A new key, such as that of a new entry, is made under As text.",
                    "type": "file",
                    "path": f"{self._folder}/{kind.file}",
                    "format": "yaml",
                    "fields": fields,
                }

    def _list_fields(self, kind: FileKind) -> list[CmsField]:
        """A form for each entry that is there: a form has no way to make a key."""
        registry = getattr(self._catalog.registries, kind.name)
        return [
            {"name": entry.id, "label": entry.name, "component": self.forms.component(kind.record)}
            for entry in registry
            if entry.written and entry.id.isascii()
        ]

    def _texts(self) -> Iterator[CmsField]:
        for persona, found in self._catalog.personas.items():
            yield {
                "name": f"text-{_name(persona)}",
                "label": found.name,
                "type": "collection",
                "path": f"{self._folder}/{persona}",
                "subfolders": False,
                "format": "code",
                "filename": {"template": "a-journey.md", "field": "create"},
                "operations": {"rename": False},
            }
        for kind in FILE_KINDS.values():
            if kind.file in self._files:
                yield {
                    "name": f"yaml-{kind.name}",
                    "label": kind.file,
                    "type": "file",
                    "path": f"{self._folder}/{kind.file}",
                    "format": "code",
                    "operations": {"delete": False},
                }

    def _fits(self, file: str, fields: list[CmsField]) -> bool:
        return not unfit(file, self._files[file], fields, self.forms)


def unfit(file: str, text: str, fields: list[CmsField], forms: Forms) -> tuple[str, ...]:
    """What a form would lose of a file: of one with frontmatter, or of one of YAML alone."""
    if not file.endswith(".md"):
        return losses(text, fields, forms.components)
    parts, seen = split(text), _FRONTMATTER.fullmatch(text)
    if not isinstance(parts, Parts) or seen is None or seen[1].rstrip("\n") != parts.frontmatter.rstrip("\n"):
        return ("all fields: the editor does not see where they end",)
    return losses(parts.frontmatter, fields, forms.components)


def _group(name: str, label: str, items: Iterator[CmsField]) -> CmsField:
    return {"name": name, "label": label, "type": "group", "items": list(items)}


def _name(persona: str) -> str:
    """A name that the editor takes: it knows no letters but those of ASCII."""
    return persona if persona.isascii() else f"{zlib.crc32(persona.encode()):08x}"
