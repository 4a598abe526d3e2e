"""The rules of the house (CONTRIBUTING.md), checked on the text of the code. None of it is imported here.

A rule takes the modules of a package and yields what breaks it. Each is tried on made-up modules too, so
that a rule that sees nothing does not pass for a house in order.
"""

from __future__ import annotations

import ast
import graphlib
import re
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
PLUGIN = PROJECT / "plugin"
PACKAGE = "mkdocs_journeys"

# A room imports from itself and from those before it. `__main__` is a door of the last one.
ROOMS = (
    *("model", "reading", "git", "checks", "changes", "diagrams"),
    *("pages", "exchange", "publish", "scaffold", "mkdocs", "cli", "__main__"),
)
# The one room that imports an engine.
ENGINES = {
    **{"mkdocs": "mkdocs", "properdocs": "mkdocs", "material": "mkdocs"},
    **{"mike": "publish", "pagefind": "mkdocs"},
}
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "tools"}
MOST_LINES = 300

# Exceptions by module: what a rule lets through, and why.
MUTABLE: Mapping[str, str] = {}
LONG: Mapping[str, str] = {}

# Where a distribution is called otherwise than what is imported of it.
INSTALLED_AS = {
    "yaml": "pyyaml",
    "pydantic_core": "pydantic",
    "pymdownx": "pymdown-extensions",
    "mermaid": "mermaid-py",
    "material": "mkdocs-material",
    "markdown_it": "markdown-it-py",
    "charset_normalizer": "charset-normalizer",
    "pptx": "python-pptx",
}


@dataclass(frozen=True)
class Import:
    """What is imported, by its whole dotted name. Of `from a import b` that is `a.b`."""

    target: str
    line: int
    is_for_types: bool


class Module:
    """A module by its dotted name below the package: `pages.prose`, and nothing for the package itself."""

    def __init__(self, name: str, text: str, *, is_package: bool = False) -> None:
        self.name = name
        self.text = text
        self.tree = ast.parse(text)
        self.room = name.partition(".")[0]
        self.whole = f"{PACKAGE}.{name}".removesuffix(".")
        self._package = self.whole if is_package else self.whole.rpartition(".")[0]

    @cached_property
    def imports(self) -> tuple[Import, ...]:
        """All imports, also those inside functions."""
        return tuple(self._imports())

    def _imports(self) -> Iterator[Import]:
        guards = [n for n in ast.walk(self.tree) if isinstance(n, ast.If) and _is_for_types(n.test)]
        for_types = {id(inner) for guard in guards for top in guard.body for inner in ast.walk(top)}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                targets = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                targets = [f"{self._base(node)}.{alias.name}" for alias in node.names]
            else:
                continue
            for target in targets:
                yield Import(target, node.lineno, id(node) in for_types)

    def _base(self, node: ast.ImportFrom) -> str:
        above = self._package.split(".")[: 1 - node.level or None] if node.level else []
        return ".".join([*above, *filter(None, [node.module])])


Modules = Mapping[str, Module]
Rule = Callable[[Modules], Iterator[str]]


def _is_for_types(test: ast.expr) -> bool:
    return ast.unparse(test) in ("TYPE_CHECKING", "typing.TYPE_CHECKING")


def parsed(folder: Path) -> Modules:
    """The modules of the package below a folder."""
    found = {}
    for path in sorted((folder / PACKAGE).rglob("*.py")):
        parts = path.relative_to(folder / PACKAGE).with_suffix("").parts
        is_package = parts[-1] == "__init__"
        name = ".".join(parts[:-1] if is_package else parts)
        found[name] = Module(name, path.read_text(encoding="utf-8"), is_package=is_package)
    return found


def made_up(texts: Mapping[str, str]) -> Modules:
    """Modules as a test writes them: those that others stand below are packages."""
    return {
        name: Module(name, text, is_package=not name or any(n.startswith(f"{name}.") for n in texts))
        for name, text in texts.items()
    }


def inner(modules: Modules, module: Module) -> Iterator[tuple[Import, str]]:
    """The imports from within the package, each with the module that it reaches."""
    for imported in module.imports:
        if imported.target != PACKAGE and not imported.target.startswith(f"{PACKAGE}."):
            continue
        name = imported.target.removeprefix(PACKAGE).removeprefix(".")
        while name and name not in modules:
            name = name.rpartition(".")[0]
        yield imported, name


# --- The rules ---


def rooms_import_from_earlier_rooms(modules: Modules) -> Iterator[str]:
    """Types count too: a room that needs the type of a later one depends on it."""
    for module in modules.values():
        if module.room and module.room not in ROOMS:
            yield f"{module.name}: {module.room} is no room of the house"
            continue
        for imported, name in inner(modules, module):
            room = name.partition(".")[0]
            if not room or room not in ROOMS:
                continue
            if not module.room or ROOMS.index(room) > ROOMS.index(module.room):
                yield f"{module.name}:{imported.line} imports from the later room {room}"


def modules_go_in_no_circle(modules: Modules) -> Iterator[str]:
    """Imports for types only are no part of a circle: they are not there when the program runs."""
    graph = {
        module.name: {name for imported, name in inner(modules, module) if not imported.is_for_types}
        - {module.name}
        for module in modules.values()
    }
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as error:
        # It lists each module after the one that it is imported by.
        yield " > ".join(reversed(error.args[1]))


def engines_stay_in_their_room(modules: Modules) -> Iterator[str]:
    for module in modules.values():
        for imported in module.imports:
            if ENGINES.get(imported.target.partition(".")[0], module.room) != module.room:
                yield f"{module.name}:{imported.line} imports {imported.target}"


def types_are_frozen(modules: Modules) -> Iterator[str]:
    """In the rooms that others build on: data classes, and models of pydantic's."""
    for module in modules.values():
        if module.room not in ("model", "pages"):
            continue
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ClassDef) and not _is_frozen(node):
                name = f"{module.name}.{node.name}"
                if name not in MUTABLE:
                    yield f"{name}:{node.lineno} is not frozen"


def _is_frozen(node: ast.ClassDef) -> bool:
    for decorator in node.decorator_list:
        called = decorator.func if isinstance(decorator, ast.Call) else decorator
        if ast.unparse(called) in ("dataclass", "dataclasses.dataclass"):
            return isinstance(decorator, ast.Call) and _says_frozen(decorator)
    if "BaseModel" in map(ast.unparse, node.bases):
        return any(isinstance(call, ast.Call) and _says_frozen(call) for call in ast.walk(node))
    return True


def _says_frozen(call: ast.Call) -> bool:
    return any(word.arg == "frozen" and ast.unparse(word.value) == "True" for word in call.keywords)


def names_say_what_is_inside(modules: Modules) -> Iterator[str]:
    for name in modules:
        if VAGUE & set(name.split(".")):
            yield f"{name}: a module is called after its subject"


def files_have_one_subject(modules: Modules) -> Iterator[str]:
    for module in modules.values():
        lines = len(module.text.splitlines())
        if lines > MOST_LINES and module.name not in LONG:
            yield f"{module.name} has {lines} lines"


def only_commands_print(modules: Modules) -> Iterator[str]:
    for module in modules.values():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "print" and module.room != "cli":
                yield f"{module.name}:{node.lineno} prints"


def modules_say_what_they_are(modules: Modules) -> Iterator[str]:
    """An empty file that only makes a folder a package has nothing to say."""
    for module in modules.values():
        is_public = not module.name.rpartition(".")[2].startswith("_")
        if is_public and module.tree.body and ast.get_docstring(module.tree) is None:
            yield f"{module.name or PACKAGE} has no docstring"


def imports_are_declared(modules: Modules) -> Iterator[str]:
    """What is imported stands in pyproject.toml, and does not just come along with something else."""
    known = {PACKAGE, *sys.stdlib_module_names}
    for module in modules.values():
        for imported in module.imports:
            top = imported.target.partition(".")[0]
            if top not in known and INSTALLED_AS.get(top, top).lower() not in DECLARED:
                yield f"{module.name}:{imported.line} imports {top}, which pyproject.toml does not name"


def _declared() -> set[str]:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    wanted = [*project["dependencies"], *(one for extra in extras for one in extra)]
    return {re.split(r"[^\w.-]", one)[0].lower() for one in wanted}


DECLARED = _declared()
HOUSE = parsed(PLUGIN)
RULES: tuple[Rule, ...] = (
    rooms_import_from_earlier_rooms,
    modules_go_in_no_circle,
    engines_stay_in_their_room,
    types_are_frozen,
    names_say_what_is_inside,
    files_have_one_subject,
    only_commands_print,
    modules_say_what_they_are,
    imports_are_declared,
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_is_in_order(rule: Rule) -> None:
    assert len(HOUSE) > 100
    assert list(rule(HOUSE)) == []


# --- The rules on made-up modules: what each lets through, and what not ---

DOC = '"""A subject."""\n'
FROZEN = "@dataclass(frozen=True, slots=True)\nclass Stage: ...\n"
LOOSE = "@dataclass\nclass Stage: ...\n"
FOR_TYPES = "if TYPE_CHECKING:\n    from ..pages import wiki\n"

FINE: tuple[tuple[Rule, Mapping[str, str]], ...] = (
    (rooms_import_from_earlier_rooms, {"pages": "from ..model import catalog", "model.catalog": ""}),
    (rooms_import_from_earlier_rooms, {"pages.a": "from .b import c", "pages.b": ""}),
    (rooms_import_from_earlier_rooms, {"cli.a": "import mkdocs_journeys", "": "__version__ = '1'"}),
    (rooms_import_from_earlier_rooms, {"__main__": "from mkdocs_journeys.cli import main", "cli": ""}),
    (rooms_import_from_earlier_rooms, {"model.a": "from pages import reading"}),
    (modules_go_in_no_circle, {"pages.a": "from .b import c", "pages.b": "import mkdocs_journeys.model"}),
    (modules_go_in_no_circle, {"pages.wiki": "from . import place", "pages.place": FOR_TYPES}),
    (modules_go_in_no_circle, {"pages": "from .a import b", "pages.a": "from ..model import c"}),
    (engines_stay_in_their_room, {"mkdocs.plugin": "import mkdocs", "pages.a": "from ..mkdocs import b"}),
    (engines_stay_in_their_room, {"pages.a": "mkdocs = 1", "publish.a": "import mike"}),
    (types_are_frozen, {"model.a": FROZEN, "reading.a": LOOSE, "pages.a": "class Stage: ..."}),
    (types_are_frozen, {"model.a": "class R(BaseModel):\n    model_config = ConfigDict(frozen=True)"}),
    (names_say_what_is_inside, {"model.values.dates": "", "pages.commons": ""}),
    (files_have_one_subject, {"model.a": "x = 1\n" * MOST_LINES}),
    (only_commands_print, {"cli.check": "print(1)", "pages.a": "figure.print(1)"}),
    (modules_say_what_they_are, {"model.a": DOC, "model": "", "model._b": "x = 1"}),
    (imports_are_declared, {"model.a": "import yaml, pydantic, re\nfrom . import b", "model.b": ""}),
)

BROKEN: tuple[tuple[Rule, Mapping[str, str], str], ...] = (
    (
        rooms_import_from_earlier_rooms,
        {"model.a": "x = 1\nfrom ..pages import wiki", "pages.wiki": ""},
        "model.a:2 imports from the later room pages",
    ),
    (
        rooms_import_from_earlier_rooms,
        {"model.a": "def f():\n    import mkdocs_journeys.cli", "cli": ""},
        "model.a:2 imports from the later room cli",
    ),
    (
        rooms_import_from_earlier_rooms,
        {"model.a": FOR_TYPES, "pages.wiki": ""},
        "model.a:2 imports from the later room pages",
    ),
    (
        rooms_import_from_earlier_rooms,
        {"": "from .model import a", "model.a": ""},
        ":1 imports from the later room model",
    ),
    (rooms_import_from_earlier_rooms, {"attic.a": ""}, "attic.a: attic is no room of the house"),
    (
        modules_go_in_no_circle,
        {"pages.a": "from .b import x", "pages.b": "def f():\n    from mkdocs_journeys.pages import a"},
        "pages.a > pages.b > pages.a",
    ),
    (
        modules_go_in_no_circle,
        {"pages": "from .a import x", "pages.a": "from . import y"},
        "pages > pages.a > pages",
    ),
    (
        engines_stay_in_their_room,
        {"pages.a": "from mkdocs.config import x"},
        "pages.a:1 imports mkdocs.config.x",
    ),
    (engines_stay_in_their_room, {"cli.a": "import properdocs"}, "cli.a:1 imports properdocs"),
    (engines_stay_in_their_room, {"mkdocs.a": "import mike"}, "mkdocs.a:1 imports mike"),
    (types_are_frozen, {"model.a": LOOSE}, "model.a.Stage:2 is not frozen"),
    (
        types_are_frozen,
        {"pages.a": LOOSE.replace("dataclass", "dataclass(frozen=False)")},
        "pages.a.Stage:2 is not frozen",
    ),
    (types_are_frozen, {"model.a": "class R(BaseModel): ..."}, "model.a.R:1 is not frozen"),
    (names_say_what_is_inside, {"pages.utils": ""}, "pages.utils: a module is called after its subject"),
    (
        files_have_one_subject,
        {"model.a": "x = 1\n" * (MOST_LINES + 1)},
        f"model.a has {MOST_LINES + 1} lines",
    ),
    (only_commands_print, {"pages.a": "if x:\n    print(1)"}, "pages.a:2 prints"),
    (modules_say_what_they_are, {"model.a": "x = 1"}, "model.a has no docstring"),
    (
        imports_are_declared,
        {"model.a": "import attrs"},
        "model.a:1 imports attrs, which pyproject.toml does not name",
    ),
)


@pytest.mark.parametrize(("rule", "texts"), FINE)
def test_a_rule_lets_through(rule: Rule, texts: Mapping[str, str]) -> None:
    assert list(rule(made_up(texts))) == []


@pytest.mark.parametrize(("rule", "texts", "told"), BROKEN)
def test_a_rule_finds(rule: Rule, texts: Mapping[str, str], told: str) -> None:
    found = list(rule(made_up(texts)))
    if rule is modules_go_in_no_circle:
        assert _turned(*found) == _turned(told)
    else:
        assert found == [told]


def _turned(circle: str) -> list[str]:
    """A circle, beginning with the first of its modules by name: where it begins does not matter."""
    around = circle.split(" > ")[:-1]
    first = around.index(min(around))
    return around[first:] + around[:first]


def test_every_rule_is_tried_on_both_sides() -> None:
    assert {rule for rule, _ in FINE} == {rule for rule, _, _ in BROKEN} == set(RULES)


def test_exceptions_are_still_needed() -> None:
    longer = {name for name, module in HOUSE.items() if len(module.text.splitlines()) > MOST_LINES}
    loose = {
        f"{name}.{node.name}"
        for name, module in HOUSE.items()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef) and not _is_frozen(node)
    }
    assert LONG.keys() <= longer
    assert MUTABLE.keys() <= loose
