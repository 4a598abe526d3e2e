"""The parts of the fuzzing: what is made up, and what must hold of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import hypothesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.fuzz.fields import files, wikis
from tests.fuzz.mutations import DEMO, damaged
from tests.fuzz.properties import is_checked, is_handed_on, is_mended, is_prose, is_read, is_shown
from tests.fuzz.slips import slipped
from tests.fuzz.texts import bodies, texts
from tests.fuzz.wiki import FILES, PLACES, planted

from mkdocs_journeys.model.kinds import FILE_KINDS


@dataclass(frozen=True, slots=True)
class Part:
    """What is made up, and what must hold. `some` are tried in each test run, `many` by `make fuzz`."""

    inputs: st.SearchStrategy[Any]
    holds: Callable[[Any], None]
    some: int
    many: int


def _whole_path(made: Mapping[str, bytes]) -> None:
    with planted(made) as folder:
        reading = is_read(folder)
        is_checked(reading)
        is_handed_on(reading)
        is_shown(reading, twice=len(reading.findings) % 8 == 1)


def in_a_wiki(named: tuple[str, bytes]) -> None:
    name, data = named
    _whole_path({**FILES, name: data})


def _almost_alone(named: tuple[str, bytes]) -> None:
    """A file beside a persona and a journey: much of what is made up is no file that could be read."""
    name, data = named
    few = {file: FILES[file] for file in ("mina/index.md", "mina/trip.md")}
    _whole_path({**few, name: data})


def _of_demo(named: tuple[str, bytes]) -> None:
    """A damaged file of the demo among the demo's registries."""
    name, data = named
    registries = {file: text for file, text in DEMO.items() if "/" not in file}
    _whole_path({**registries, "mina/index.md": DEMO["mina/index.md"], name: data})


def mending(made: Mapping[str, bytes]) -> None:
    """Files of the small wiki, or in the place of them."""
    with planted({**FILES, **made}) as folder:
        is_mended(folder)


_kinds = st.sampled_from(sorted(FILE_KINDS))
# Any bytes and any text, as a file of each kind; and text between the lines that make fields of it.
_anything = st.tuples(
    _kinds.map(PLACES.__getitem__),
    st.one_of(
        st.binary(max_size=300),
        st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")),
        texts().map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.text(max_size=200).map(lambda text: f"---\n{text}\n---\n{text}".encode("utf-8", "surrogatepass")),
        texts().map(
            lambda text: f"---\ntitle: {text}\nname: {text}\n---\n{text}".encode("utf-8", "surrogatepass")
        ),
    ),
)
_made = st.sampled_from(["journey"] * 6 + ["persona"] * 2 + sorted(FILE_KINDS)).flatmap(
    lambda kind: st.tuples(st.just(PLACES[kind]), files(FILE_KINDS[kind]))
)
_small = damaged().filter(lambda named: len(named[1]) < 8_000)
_mendable = st.one_of(
    st.lists(slipped(), min_size=1, max_size=3).map(dict),
    slipped().map(lambda named: dict([named])),
    st.one_of(_small, _made).map(lambda named: dict([named])),
)

PARTS: Mapping[str, Part] = {
    "anything": Part(_anything, _almost_alone, 20, 1_000),
    "fields": Part(_made, in_a_wiki, 30, 3_000),
    "wikis": Part(wikis(), _whole_path, 15, 2_000),
    "damaged": Part(damaged(), _of_demo, 15, 1_500),
    "mending": Part(_mendable, mending, 30, 3_000),
    "prose": Part(bodies(), is_prose, 120, 12_000),
}


def tried(part: Part, seed: int | None, inputs: int) -> int:
    """Try a part with so many inputs, the same ones each time. How many there were."""
    count = 0

    @settings(
        max_examples=inputs,
        derandomize=seed is None,
        database=None,
        deadline=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(part.inputs)
    def holds(made: Any) -> None:
        nonlocal count
        count += 1
        part.holds(made)

    if seed is not None:
        holds = hypothesis.seed(seed)(holds)
    holds()
    return count
