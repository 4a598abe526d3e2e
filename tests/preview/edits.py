"""What people do to the files of a wiki while they look at its preview: whatever it leads to."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from hypothesis import strategies as st
from tests.fuzz.wiki import FILES

Edit = Callable[[Path], None]

TRIP = """---
title: I buy shoes
summary: A trip to the shop.
owner: shop
stages:
  - stage: awareness
    goal: To hear of it
    touchpoints:
      - name: An advert
        channel: web
        owner: brand
        action: She sees it.
        emotion: 1
        pains: [{id: loud, text: It is loud, severity: high}]
        opportunities: [{text: Be quiet, pains: loud}]
  - stage: buying
    touchpoints:
      - use: till
        emotion: -1
      - {name: The way home, channel: none}
---
## How this was made

By asking. See [the other one](tour.md).
"""
_TEXTS = ("She sees it.", "By asking.", "It is loud", "An advert", "I buy shoes", "To hear of it")
_OTHERS = ("Nothing", "It is too loud & <b>more</b>", "I get shoes", "Another text, and more of it.")
_VALUES = {
    "emotion: 1": ("emotion: -2", "emotion: often", "emotion: 0.5", "# nothing"),
    "owner: brand": ("owner: shop", "owner: nobody", "owner: [", "image: {src: images/a.png, alt: A}"),
    "channel: web": ("channel: store", "channel: Radio", "channel: [web, store]"),
    "stage: awareness": ("stage: awareness\n    status: planned", "name: First of all"),
    "summary:": ("status: draft\nsummary:", "status: archived\nsummary:", "parent: tour\nsummary:"),
    "owner: shop": ("formerly: walk", "tags: [one, two]", "compares_to: tour", "language: de"),
    "use: till": ("use: letter", "use: tills", "name: The till, the old one"),
}
_JOURNEYS = ("mina/trip.md", "mina/tour.md", "bode/repair.md", "mina/new.md", "zoe/first.md")
_REGISTRIES = sorted(name for name in FILES if name.endswith(".yml"))
_TOP = ("mina", "bode", "zoe", "mina-two")


def _write(name: str, text: str) -> Edit:
    def edit(root: Path) -> None:
        path = root / name
        if path.parent.is_dir() or name.count("/") == 1:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")

    return edit


def _save_as_editors_do(name: str, text: str) -> Edit:
    """A new file that takes the place of the old one."""

    def edit(root: Path) -> None:
        path = root / name
        path.parent.mkdir(exist_ok=True)
        beside = path.with_name(f"{path.name}~")
        beside.write_text(text, "utf-8")
        beside.replace(path)

    return edit


def _replace(name: str, old: str, new: str) -> Edit:
    def edit(root: Path) -> None:
        path = root / name
        if path.is_file():
            path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")

    return edit


def _delete(name: str) -> Edit:
    return lambda root: (root / name).unlink(missing_ok=True)


def _rename(old: str, new: str) -> Edit:
    def edit(root: Path) -> None:
        if (root / old).exists() and not (root / new).exists() and (root / new).parent.is_dir():
            (root / old).rename(root / new)

    return edit


def _remove(folder: str) -> Edit:
    return lambda root: shutil.rmtree(root / folder, ignore_errors=True)


def _mend(root: Path) -> None:
    """All files as they were in the beginning; others stay."""
    for name, text in begun().items():
        path = root / name
        path.parent.mkdir(exist_ok=True)
        if not path.is_file() or path.read_bytes() != text:
            path.write_bytes(text)


def begun() -> Mapping[str, bytes]:
    """The wiki that all edits begin with."""
    return {**FILES, "mina/trip.md": TRIP.encode(), "mina/images/a.png": b"no real picture"}


_journeys = st.sampled_from(_JOURNEYS)
_in_text = st.builds(_replace, st.just("mina/trip.md"), st.sampled_from(_TEXTS), st.sampled_from(_OTHERS))
_in_fields = st.sampled_from([(old, new) for old, found in _VALUES.items() for new in found]).map(
    lambda pair: _replace("mina/trip.md", *pair)
)
edits: st.SearchStrategy[Edit] = st.one_of(
    _in_text,
    _in_fields,
    _in_text,
    _in_fields,
    st.just(_mend),
    st.builds(_write, _journeys, st.sampled_from((TRIP, "", "---\ntitle: [\n---\n", "No fields at all.\n"))),
    st.builds(_save_as_editors_do, _journeys, st.sampled_from(_OTHERS).map(lambda text: f"{TRIP}\n{text}\n")),
    st.builds(_delete, _journeys),
    st.builds(_rename, _journeys, _journeys),
    st.builds(_rename, st.sampled_from(_TOP), st.sampled_from(_TOP)),
    st.builds(_remove, st.sampled_from(_TOP[1:])),
    st.builds(
        _write,
        st.sampled_from([f"{persona}/index.md" for persona in _TOP]),
        st.sampled_from(("---\nname: Somebody\n---\nA portrait.\n", "---\nname: [\n---\n", "")),
    ),
    st.builds(_replace, st.sampled_from(_REGISTRIES), st.just("name:"), st.just("name: The")),
    st.builds(_write, st.sampled_from(_REGISTRIES), st.sampled_from(("", "a: {}\n", "[\n"))),
    st.builds(_write, st.just("journeys.yml"), st.sampled_from(("drafts: yes\n", "rules: {JM3: off}\n"))),
    st.builds(_write, st.just("mina/images/a.png"), st.sampled_from(("other", "another"))),
    st.builds(_delete, st.just("mina/images/a.png")),
    st.builds(_write, st.just("mina/notes.txt"), st.just("No journey")),
)
