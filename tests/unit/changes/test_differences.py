"""A difference is whole: applied to what was, it gives what is. Between equals it is nothing."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.changes.written import GOLDEN, Wiki, at, loaded, reading_of, ways

from mkdocs_journeys.changes.comparing import applied, difference
from mkdocs_journeys.changes.facts import Facts, facts_of

# A wiki with all fields, with journeys of two personas who share touchpoints.
WIKI: Wiki = loaded(GOLDEN / "everything" / "journeys") | {
    "bode/index.md": {"name": "Bode", "goals": ["Ride"]},
    "bode/trip.md": {
        "title": "I ride",
        "stages": [
            {"name": "Look", "pains": ["Too dear"], "touchpoints": ["A poster", "A talk", {"use": "till"}]},
            {"name": "Ride", "touchpoints": [{"name": "The road", "emotion": 2, "opportunities": ["A map"]}]},
            {"stage": "use", "touchpoints": []},
        ],
    },
}
LISTS = ("stages", "touchpoints", "pains", "opportunities")
WORDS = ("Poster", "A poster", "The till", "A second talk", "Too dear", "till", "2", "yes", "")
FEW = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
Edit = Callable[[Wiki, Callable[[Any], Any]], None]


def lists(wiki: Wiki) -> list[list[Any]]:
    """The lists of things in it."""
    found = [at(wiki, way) for way in ways(wiki) if way[-1] in LISTS]
    return [each for each in found if isinstance(each, list)]


def another_value(wiki: Wiki, pick: Callable[[Any], Any]) -> None:
    way = pick([way for way in ways(wiki) if isinstance(at(wiki, way), str)])
    at(wiki, way[:-1])[way[-1]] = pick(WORDS)


def without_a_key(wiki: Wiki, pick: Callable[[Any], Any]) -> None:
    way = pick([way for way in ways(wiki) if isinstance(at(wiki, way[:-1]), dict)])
    del at(wiki, way[:-1])[way[-1]]


def another_place(wiki: Wiki, pick: Callable[[Any], Any]) -> None:
    """A thing goes to another place of its list, or of another one."""
    source = pick(lists(wiki))
    if source:
        thing = source.pop(pick(range(len(source))))
        target = pick([source, *lists(wiki)])
        target.insert(pick(range(len(target) + 1)), thing)


def one_more(wiki: Wiki, pick: Callable[[Any], Any]) -> None:
    """A new thing, or the copy of one that there is."""
    things = [{"name": word} for word in WORDS] + [{"use": "till"}]
    target = pick(lists(wiki))
    target.insert(pick(range(len(target) + 1)), copy.deepcopy(pick([*target, *things])))


def one_less(wiki: Wiki, pick: Callable[[Any], Any]) -> None:
    target = pick(lists(wiki))
    if target:
        target.pop(pick(range(len(target))))


def another_order(wiki: Wiki, pick: Callable[[Any], Any]) -> None:
    target = pick([*lists(wiki), *(each for name, each in wiki.items() if name.endswith(".yml"))])
    if isinstance(target, list):
        target.reverse()
    else:
        entries = list(target.items())
        target.clear()
        target.update(reversed(entries))


def another_key(wiki: Wiki, pick: Callable[[Any], Any]) -> None:
    """An entry of a registry under another id."""
    registry = pick([each for name, each in wiki.items() if name.endswith(".yml") and each])
    key = pick(list(registry))
    registry[pick(("new", "another", key))] = registry.pop(key)


def another_file(wiki: Wiki, pick: Callable[[Any], Any]) -> None:
    """A journey under another name, of another persona, or away."""
    name = pick([name for name in wiki if name.endswith(".md")])
    content = wiki.pop(name)
    wiki[pick((name, "mina/outing.md", "bode/tour.md", "ada/trip.md", "ada/index.md"))] = content


def another_folder(wiki: Wiki, pick: Callable[[Any], Any]) -> None:
    """A persona under another name."""
    old, new = pick((("mina/", "anna/"), ("bode/", "ben/"), ("bode/", "mina/")))
    for name in [name for name in wiki if name.startswith(old)]:
        wiki[new + name.removeprefix(old)] = wiki.pop(name)


EDITS: tuple[Edit, ...] = (
    *(another_value, without_a_key, another_place, one_more, one_less, another_order),
    *(another_key, another_file, another_folder),
)


def edited(data: st.DataObject) -> Wiki:
    """The wiki after one edit or some."""
    wiki = copy.deepcopy(WIKI)
    for _ in range(data.draw(st.integers(0, 4))):
        data.draw(st.sampled_from(EDITS))(wiki, lambda choices: data.draw(st.sampled_from(choices)))
    return wiki


def facts(wiki: Wiki) -> Facts:
    return facts_of(reading_of(wiki).catalog)


@FEW
@given(st.data())
def test_a_difference_applied_to_what_was_gives_what_is(data: st.DataObject) -> None:
    before, after = facts(edited(data)), facts(edited(data))
    found = difference(before, after)
    assert applied(found, before) == after
    assert bool(found) == (before != after)


@FEW
@given(st.data())
def test_nothing_differs_from_itself(data: st.DataObject) -> None:
    wiki = edited(data)
    found = difference(facts(wiki), facts(copy.deepcopy(wiki)))
    assert (found.changes, found.renamed, found.orders) == ((), {}, {})


def test_no_thing_is_lost_under_a_new_name() -> None:
    """What was renamed leads from one thing to one thing."""
    after = copy.deepcopy(WIKI)
    look = after["bode/trip.md"]["stages"][0]
    look["touchpoints"] = [{"name": "Look around", "formerly": ["a-poster", "a-talk"]}, {"use": "till"}]
    before, now = facts(WIKI), facts(after)
    found = difference(before, now)
    key = ("journey", "bode/trip", "touchpoint")
    assert found.renamed == {(*key, "a-poster"): (*key, "look-around")}
    assert [(each.act, each.thing.id) for each in found.changes] == [
        ("renamed", "look-around"),
        ("changed", "look-around"),
        ("removed", "a-talk"),
    ]
    assert applied(found, before) == now
