"""Facts against facts: what came, what went, and what became of the rest."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Literal

from mkdocs_journeys.changes.facts import Facts, Key, Row, Thing
from mkdocs_journeys.changes.following import followed, moved_along
from mkdocs_journeys.changes.renaming import is_only_counted, new_keys
from mkdocs_journeys.changes.saying import Plain

Act = Literal["added", "removed", "renamed", "moved", "changed"]

# A name that changes together with the id that is made of it is one change.
_NAMES = ("use", "name", "title", "text", "stage")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs. `thing` is as it is now, or as it was where it is gone; `was` as it was.

    `field` is the key that changed, with what stood there `before` and stands there `after`, None for
    nothing. Of a move, `before` and `after` are the keys of what holds the thing.
    """

    act: Act
    thing: Thing
    was: Thing | None = None
    field: str = ""
    before: Plain = None
    after: Plain = None


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs between two states, and the new keys of what was renamed.

    `orders` are those that are not as they were, whole.
    """

    changes: tuple[Change, ...]
    renamed: Mapping[Key, Key]
    orders: Mapping[Row, tuple[Key, ...]]

    def __bool__(self) -> bool:
        return bool(self.changes)


def difference(before: Facts, after: Facts) -> Difference:
    """What differs between two states of a wiki."""
    renamed = new_keys(before, after)
    then = _under_new_names(before, renamed)
    changes = [
        *_gone_or_new(then, after),
        *(renames := tuple(_renames(before, after, renamed))),
        *_field_changes(then, after, {(change.thing.key, change.field) for change in renames}),
        *_moves(then, after),
    ]
    places = {key: place for place, key in enumerate(after.things)}
    changes.sort(key=lambda change: places.get(change.thing.key, len(places)))
    orders = {row: keys for row, keys in after.orders.items() if then.orders.get(row) != keys}
    emptied = {row: () for row in then.orders if row not in after.orders}
    return Difference(tuple(changes), renamed, orders | emptied)


def applied(difference: Difference, before: Facts) -> Facts:
    """The facts after a difference, of those before it."""
    things = dict(_under_new_names(before, difference.renamed).things)
    for change in difference.changes:
        key = change.thing.key
        if change.act == "added":
            things[key] = change.thing
        elif change.act == "removed":
            del things[key]
        elif change.act == "moved":
            things[key] = replace(things[key], within=change.after)
        elif change.act == "renamed" and change.thing.kind == "journey":
            things[key] = _with_field(replace(things[key], within=change.thing.within), change)
        elif change.field:
            things[key] = _with_field(things[key], change)
    orders = dict(_under_new_names(before, difference.renamed).orders) | dict(difference.orders)
    return Facts(things, {row: keys for row, keys in orders.items() if keys})


def _with_field(thing: Thing, change: Change) -> Thing:
    fields = {key: value for key, value in thing.fields.items() if key != change.field}
    if change.after is not None:
        fields[change.field] = change.after
    return replace(thing, fields=fields)


def _under_new_names(facts: Facts, renamed: Mapping[Key, Key]) -> Facts:
    """The facts as they were, under the keys of today."""
    if not renamed:
        return facts

    def now(key: Key) -> Key:
        return renamed.get(key) or moved_along(key, renamed)

    things = {
        now(thing.key): replace(followed(thing, renamed), key=now(thing.key), within=now(thing.within))
        for thing in facts.things.values()
    }
    orders = {(now(within), kind): tuple(map(now, keys)) for (within, kind), keys in facts.orders.items()}
    return Facts(things, orders)


def _gone_or_new(then: Facts, after: Facts) -> Iterable[Change]:
    for key, thing in then.things.items():
        if key not in after.things:
            yield Change("removed", thing)
    for key, thing in after.things.items():
        if key not in then.things:
            yield Change("added", thing)


def _renames(before: Facts, after: Facts, renamed: Mapping[Key, Key]) -> Iterable[Change]:
    """What has another id of its own now, with the name that changed along."""
    for old, new in renamed.items():
        was, thing = before.things[old], after.things.get(new)
        if (
            thing is None
            or old[-1] == new[-1]
            or (thing.kind == "journey" and moved_along(old, renamed) == new)
        ):
            continue
        if is_only_counted(was, thing) or _is_use(followed(was, renamed), thing):
            continue
        field = next((key for key in _NAMES if was.fields.get(key) != thing.fields.get(key)), "")
        yield Change("renamed", thing, was, field, was.fields.get(field), thing.fields.get(field))


def _is_use(was: Thing, thing: Thing) -> bool:
    """Whether a part of a journey has another id because what it is a use of has one."""
    uses = [(was.fields.get(key), thing.fields.get(key)) for key in ("use", "stage")]
    return was.is_made and thing.is_made and any(one is not None and one == other for one, other in uses)


def _field_changes(then: Facts, after: Facts, told: Set[tuple[Key, str]]) -> Iterable[Change]:
    for key, thing in after.things.items():
        old = then.things.get(key)
        if old is None or old.fields == thing.fields:
            continue
        for field in dict.fromkeys((*old.fields, *thing.fields)):
            one, other = old.fields.get(field), thing.fields.get(field)
            if one != other and (key, field) not in told:
                yield Change("changed", thing, old, field, one, other)


def _moves(then: Facts, after: Facts) -> Iterable[Change]:
    """What stands in another place: within something else, or elsewhere among its own."""
    for key, thing in after.things.items():
        old = then.things.get(key)
        if old is not None and old.within != thing.within and thing.kind != "journey":
            yield Change("moved", thing, old, "", old.within, thing.within)
    for row, keys in after.orders.items():
        common = [key for key in then.orders.get(row, ()) if key in set(keys)]
        for key in _out_of_line(common, keys):
            thing = after.things[key]
            yield Change("moved", thing, then.things[key], "", thing.within, thing.within)


def _out_of_line(before: Sequence[Key], after: Sequence[Key]) -> list[Key]:
    """The fewest things whose move leads from one order to the other."""
    places = {key: place for place, key in enumerate(before)}
    kept = [key for key in after if key in places]
    # The longest row of things that have stayed in order: of each length the one that ends first.
    ends: list[int] = []
    last: list[Key] = []
    earlier: dict[Key, Key | None] = {}
    for key in kept:
        at = bisect_left(ends, places[key])
        earlier[key] = last[at - 1] if at else None
        ends[at : at + 1], last[at : at + 1] = [places[key]], [key]
    stays = set()
    link = last[-1] if last else None
    while link is not None:
        stays.add(link)
        link = earlier[link]
    return [key for key in kept if key not in stays]


def worth_telling(found: Difference) -> Iterable[Change]:
    """The changes without those that another one tells: the parts of what came or went as a whole."""
    whole = {change.thing.key for change in found.changes if change.act in ("added", "removed")}
    old = {new: key[-1].rpartition("/")[2] for key, new in found.renamed.items()}
    for change in found.changes:
        thing = change.thing
        is_part = change.act in ("added", "removed") and thing.kind != "journey" and thing.within in whole
        if not is_part and not _is_only_former(change, old.get(thing.key, "")):
            yield change


def _is_only_former(change: Change, old: str) -> bool:
    """Whether a change does no more than keep the former id of what was renamed."""
    if change.field != "formerly" or not old:
        return False
    before, after = change.before or [], change.after or []
    added = [each for each in after if each not in before]
    is_more = all(each in after for each in before)
    return is_more and all(each.rpartition("/")[2] == old for each in added)
