"""Rules for what is committed: no addresses of indexes or machines, whole locks, words in every language."""

from __future__ import annotations

import re
import string
import subprocess
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import yaml
from babel import Locale

PROJECT = Path(__file__).parents[2]
LOCKS = sorted((PROJECT / "requirements").glob("*.txt"))
WORDS = sorted((PROJECT / "plugin/mkdocs_journeys/pages/words").glob("*.yml"))

# Put together here, so that this file does not break its own rule.
INDEX_HOSTS = ("pypi." + "org", "python" + "hosted.org", "test.pypi" + ".org")
MACHINE_PATHS = ("/wo" + "rk/", "/opt/py" + "pi", "/opt/wh" + "eels", "../sha" + "red")

# Tests that read maps from beside the repository, where they are there.
MAY_LOOK_BESIDE = {"tests/unit/reading/test_realmaps.py"}

LEFT_OUT = {".git", ".venv", "site", ".cache", ".mypy_cache", ".ruff_cache", ".pytest_cache", "__pycache__"}


def committed() -> list[Path]:
    """The files of the repository. Where git does not tell (an archive): all there are."""
    run = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, text=True, check=False)
    if run.returncode == 0 and run.stdout:
        return [PROJECT / name for name in run.stdout.split("\0") if name and (PROJECT / name).is_file()]
    return [
        path
        for path in sorted(PROJECT.rglob("*"))
        if path.is_file() and LEFT_OUT.isdisjoint(path.relative_to(PROJECT).parts)
    ]


def unwanted(name: str, text: str) -> Iterator[str]:
    """The lines of a file that name an index or a place on one machine."""
    signs = INDEX_HOSTS if name in MAY_LOOK_BESIDE else INDEX_HOSTS + MACHINE_PATHS
    for number, line in enumerate(text.splitlines(), 1):
        for sign in signs:
            if sign in line:
                yield f"{name}:{number} names {sign}"


def test_no_file_names_an_index_or_a_place_on_one_machine() -> None:
    found: list[str] = []
    for path in committed():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += unwanted(path.relative_to(PROJECT).as_posix(), text)
    assert found == []


def test_index_hosts_and_machine_paths_are_seen() -> None:
    text = f"a\n--index-url https://{INDEX_HOSTS[0]}/simple\ncd {MACHINE_PATHS[0]}main\nclass='work/'"
    assert list(unwanted("a.txt", text)) == [
        f"a.txt:2 names {INDEX_HOSTS[0]}",
        f"a.txt:3 names {MACHINE_PATHS[0]}",
    ]


# --- Locks ---


def pins(text: str) -> dict[str, str]:
    """What a lock holds: `name==version ; marker`, and the lines with its hashes."""
    entries = re.split(r"\n(?=\S)", text.strip())
    return dict(re.split(r" \\\n", entry + " \\\n", maxsplit=1) for entry in entries)


def faults_of_lock(text: str) -> list[str]:
    return [
        pin
        for pin, hashes in pins(text).items()
        if not re.fullmatch(r"[\w.-]+==[\w.]+( ; .+)?", pin)
        or not re.fullmatch(r"(\s+--hash=sha256:[0-9a-f]{64}( \\\n)?)+\s*\\?\s*", hashes)
    ]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_a_lock_holds_versions_and_hashes_and_nothing_else(lock: Path) -> None:
    assert faults_of_lock(lock.read_text(encoding="utf-8")) == []


def test_faults_of_a_lock_are_seen() -> None:
    good = f"a-b==1.0 \\\n    --hash=sha256:{'0' * 64} \\\n    --hash=sha256:{'1' * 64}\n"
    assert faults_of_lock(good + good.replace("==1.0", "==2 ; sys_platform == 'win32'")) == []
    bad = (
        "--index-url x",
        "c==1.0",
        "d>=1 \\\n    --hash=sha256:" + "0" * 64,
        "e @ file:e",
        "f==1 \\\n    --hash=md5:0",
    )
    assert faults_of_lock(good + "\n".join(bad)) == [line.split(" \\")[0] for line in bad]


def test_locks_agree() -> None:
    """One environment holds them all."""
    versions: dict[str, set[str]] = {}
    for lock in LOCKS:
        for pin in pins(lock.read_text(encoding="utf-8")):
            name = pin.split("==")[0] + (pin.partition(" ; ")[2])
            versions.setdefault(name, set()).add(pin)
    assert [pins for pins in versions.values() if len(pins) > 1] == []


@pytest.mark.parametrize(("lock", "group"), [("site", None), ("diagrams", "diagrams"), ("test", "dev")])
def test_locks_hold_what_the_project_names(lock: str, group: str | None) -> None:
    declared = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = declared["project"]["dependencies"]
    if group:
        wanted = (declared["project"]["optional-dependencies"] | declared["dependency-groups"])[group]
    held = pins((PROJECT / f"requirements/{lock}.txt").read_text(encoding="utf-8"))
    names = {pin.split("==")[0] for pin in held}
    assert {re.split(r"[^\w.-]", one)[0].lower() for one in wanted} - names == set()


# --- Words ---

FORMS = {"zero", "one", "two", "few", "many", "other"}


def words_of(text: str) -> dict[str, str]:
    """All words of a file by dotted key."""
    return dict(_flat(yaml.load(text, Loader=yaml.BaseLoader), ""))  # noqa: S506  builds nothing but texts


def _flat(tree: Mapping[str, object], above: str) -> Iterator[tuple[str, str]]:
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", str(value)


def faults_of_words(language: str, words: Mapping[str, str], english: Mapping[str, str]) -> list[str]:
    """How the words of a language differ from the English ones in what they are asked for and filled with.

    A number of things has as many forms as the language has for it; a form may do without the number.
    A word for none of them, `zero`, is in all languages where it is in English.
    """
    spoken = {*Locale.parse(language).plural_form.tags, "other"}
    ours, theirs = _grouped(words), _grouped(english)
    found = [f"{key} is missing" for key in theirs.keys() - ours.keys()]
    found += [f"{key} is not known in English" for key in ours.keys() - theirs.keys()]
    for key in ours.keys() & theirs.keys():
        is_number = "other" in theirs[key]
        needed = spoken | (theirs[key].keys() & {"zero"}) if is_number else {""}
        if ours[key].keys() != needed:
            found.append(f"{key} has the forms {sorted(ours[key])}, and needs {sorted(needed)}")
        wanted = set().union(*map(_placeholders, theirs[key].values()))
        for form, text in ours[key].items():
            given = _placeholders(text)
            may_lack = {"n"} if form in FORMS - {"other"} else set()
            if given - wanted or wanted - given - may_lack:
                found.append(f"{key} is filled with {sorted(wanted)}, not with {sorted(given)}: {text}")
    return sorted(found)


def _grouped(words: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """The forms of each word: one, by the name ``, or those of a number."""
    numbers = {key.rpartition(".")[0] for key in words if key.endswith(".other") and _has_one(key, words)}
    grouped: dict[str, dict[str, str]] = {}
    for key, text in words.items():
        above, _, form = key.rpartition(".")
        name, kind = (above, form) if above in numbers and form in FORMS else (key, "")
        grouped.setdefault(name, {})[kind] = text
    return grouped


def _has_one(key: str, words: Mapping[str, str]) -> bool:
    """`other` alone may be a word like any other."""
    return f"{key.removesuffix('other')}one" in words


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("path", WORDS, ids=lambda path: path.stem)
def test_every_language_has_the_same_words(path: Path) -> None:
    english = words_of((path.parent / "en.yml").read_text(encoding="utf-8"))
    assert faults_of_words(path.stem, words_of(path.read_text(encoding="utf-8")), english) == []


def test_faults_of_words_are_seen() -> None:
    english = {"a": "A {x}", "n.one": "{n} b", "n.other": "{n} bs", "type.other": "other"}
    german = {"a": "A {x}", "n.one": "ein b", "n.other": "{n} bs", "type.other": "anderes"}
    assert faults_of_words("de", german, english) == []
    assert faults_of_words("ar", german, english) == [
        "n has the forms ['one', 'other'], and needs ['few', 'many', 'one', 'other', 'two', 'zero']"
    ]
    none = {"n.zero": "no b"}
    assert faults_of_words("de", german | none, english | none) == []
    assert faults_of_words("de", german, english | none) == [
        "n has the forms ['one', 'other'], and needs ['one', 'other', 'zero']"
    ]
    wrong = {"a": "A {y}", "n.one": "{n} b", "n.other": "bs", "more": "more"}
    assert faults_of_words("de", wrong, english) == [
        "a is filled with ['x'], not with ['y']: A {y}",
        "more is not known in English",
        "n is filled with ['n'], not with []: bs",
        "type.other is missing",
    ]
