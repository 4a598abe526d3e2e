"""What an import would write: the files of journeys, and of personas that are not there yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from mkdocs_journeys.exchange.importing.cleaning import clean, unmarked
from mkdocs_journeys.exchange.importing.draft import Draft, Persona
from mkdocs_journeys.exchange.importing.shaped import Shaped
from mkdocs_journeys.exchange.journey_file import persona_text
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.values.texts import LABEL_LIMIT, fold, slug
from mkdocs_journeys.pages.words import Words
from mkdocs_journeys.reading.folder import IMAGES, PERSONA_FILE
from mkdocs_journeys.reading.naming import Ids, short_slug, tidied


@dataclass(frozen=True, slots=True)
class Planned:
    """A journey with the file that it is to be. `whose` tells how its persona was guessed, if it was."""

    path: PurePosixPath
    draft: Draft
    shaped: Shaped
    whose: str

    @property
    def text(self) -> str:
        return self.shaped.text


@dataclass(slots=True)
class Plan:
    """Gives each journey a file of its own; personas are made where none of that name is there.

    `asked` is the persona that the user has named, by id or by name; empty where the maps are to say it.
    `examples` are personas that only show how one is written: no map is theirs that doesn't say so.
    """

    catalog: Catalog
    asked: str = ""
    examples: frozenset[str] = frozenset()
    personas: dict[str, str] = field(default_factory=dict)
    """The texts of new personas, by their ids."""
    _names: dict[str, Ids] = field(default_factory=dict)

    def add(self, draft: Draft, shape: Shaped) -> Planned:
        """The place of one more journey."""
        persona, whose = self._persona(draft.persona)
        made = self._names.setdefault(persona, Ids(["index"])).make(shape.title, "journey")
        name = written_name(shape.title, made)
        if name != tidied(made):
            shape = replace(shape, fields={**shape.fields, "name": name})
        return Planned(PurePosixPath(persona, f"{made}.md"), draft, shape, whose)

    def language_for(self, draft: Draft) -> str:
        """The language that a journey has which says none: its persona's, else the wiki's; may be empty."""
        known = self.catalog.personas.get(self._persona(draft.persona)[0])
        own = known.fields.language if known and known.fields else None
        return own or self.catalog.settings.language or ""

    def files(self, journey: Planned) -> Mapping[PurePosixPath, str]:
        """The texts that are to be written for a journey, by their paths: its persona first, if it is new."""
        whose = journey.path.parts[0]
        person = {PurePosixPath(whose, PERSONA_FILE): self.personas[whose]} if whose in self.personas else {}
        return person | {journey.path: journey.text}

    def _persona(self, told: Persona) -> tuple[str, str]:
        """The id of whose journey it is, and how that is known."""
        name = " ".join(unmarked(clean(self.asked or told.name)).split())[:LABEL_LIMIT]
        known = self._known(name)
        if known:
            return known, ""
        if not name:
            people = [each for each in self.catalog.personas if each not in self.examples]
            if len(people) == 1:
                why = "nothing says whose journey it is: the wiki has one persona; --persona names another"
                return people[0], why
            # Whose journey it is where nothing says it.
            nobody = Words(self.catalog.settings.language or "en")("import.customer")
            return self._new(Persona(nobody)), "nothing says whose journey it is: name them with --persona"
        if self.asked:
            return self._new(Persona(name)), ""
        return self._new(Persona(name, told.about)), ""

    def _known(self, name: str) -> str:
        for persona in self.catalog.personas.values():
            if name and fold(name) in (fold(persona.id), fold(persona.name)):
                return persona.id
        return ""

    def _new(self, persona: Persona) -> str:
        made = short_slug(persona.name, "persona")
        made = f"{made}-1" if made == IMAGES else made
        taken = next((each for each in self.catalog.personas if fold(each) == fold(made)), "")
        if taken:
            return taken
        if made not in self.personas:
            about = clean(persona.about)
            body = f"\n{about}\n" if about and slug(about) != made else ""
            self.personas[made] = persona_text({"name": persona.name}, body)
        return made


def written_name(title: str, made: str) -> str:
    """The name of a journey in the letters and signs of its title, where that made the name of its file.

    Of a long title the words that the file is called by; with the number of one that was taken.
    """
    base = short_slug(title, "")
    words = title.split()
    kept = next((cut for n in range(len(words), 0, -1) if slug(cut := " ".join(words[:n])) == base), "")
    rest = made.removeprefix(base)
    if not kept or not (rest == "" or rest[1:].isdecimal()):
        return tidied(made)
    return f"{kept.rstrip(' ,;:–—-') if kept != title else kept} {rest[1:]}".strip()


def clashes(files: Iterable[PurePosixPath], there: Sequence[PurePosixPath]) -> tuple[PurePosixPath, ...]:
    """Which files are there already, however their names are spelled."""
    known = {fold(str(each)) for each in there}
    return tuple(each for each in files if fold(str(each)) in known)
