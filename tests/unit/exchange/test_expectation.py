"""What customers may expect of a journey: that is in the file, and nothing of all else that is known."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from tests.trees import read_tree

from mkdocs_journeys.exchange.expectation import (
    SHOWN,
    Expectation,
    NotForCustomersError,
    Part,
    Step,
    expectation,
)
from mkdocs_journeys.exchange.expectation_files import expectation_html, expectation_markdown
from mkdocs_journeys.model.catalog import Catalog, Persona
from mkdocs_journeys.model.fields import (
    ChannelFields,
    JourneyFields,
    LifecycleStageFields,
    PersonaFields,
    Record,
    SettingsFields,
)
from mkdocs_journeys.model.fields.shape import fields_of, key_of, nested
from mkdocs_journeys.model.journey import Journey, Stage, Touchpoint
from mkdocs_journeys.model.registry import Entry, Registries, Registry
from mkdocs_journeys.model.values.durations import Duration
from mkdocs_journeys.pages.words import words_in

# --- A wiki in which every field says something that stands nowhere else ---

# What has too few values for one of its own: words of a list, yes and no, steps from -2 to 2.
UNMARKED = {
    *("Channel.kind", "Channel.place", "Journey.state", "Journey.status", "LifecycleStage.position"),
    *("Journey.language", "Persona.language", "Opportunity.effort", "Opportunity.impact"),
    *("Measure.better", "Opportunity.status", "Pain.severity", "Pain.status", "Persona.kind"),
    *("Stage.emotion", "Touchpoint.certainty", "Touchpoint.emotion", "Touchpoint.importance"),
    *("Touchpoint.micro_moment", "Touchpoint.moment_of_truth", "Touchpoint.status"),
}
IN_THE_FILE = {
    "Journey.title",
    "Journey.start",
    "Journey.end",
    "Stage.name",
    "Stage.duration",
    "Touchpoint.name",
    "Touchpoint.frontstage",
    "Touchpoint.duration",
    "Touchpoint.wait",
    "Channel.name",
}


class Marks:
    """Values that stand for their fields, and what each is seen by."""

    def __init__(self) -> None:
        self.seen_by: list[tuple[str, str]] = []
        self.unmarked: set[str] = set()

    def record(self, kind: type[Record]) -> dict[str, Any]:
        """A record with a value of its own in every field."""
        held = {key_of(kind, name): record for name, record in nested(kind).items()}
        made: dict[str, Any] = {}
        for key, info in fields_of(kind).items():
            name = f"{kind.__name__.removesuffix('Fields')}.{key}"
            if key in held:
                made[key] = self.record(held[key])
            elif key in ("more", "traits"):
                made[key] = {self._text(f"{name}, the key"): self._text(name)}
            else:
                value = self._value(name, info)
                made |= {} if value is None else {key: value}
        return made

    def _text(self, name: str) -> str:
        mark = f"zq{len(self.seen_by)}zq"
        self.seen_by.append((name, mark))
        return mark

    def _value(self, name: str, info: FieldInfo) -> str | None:
        """The first of several values that the field takes."""
        place = len(self.seen_by)
        number = f"{10 + place // 90}.{10 + place % 90}"
        tried = {
            f"zq{place}zq": f"zq{place}zq",
            f"https://zq{place}zq.example": f"zq{place}zq",
            f"{101 + place}d": f"{101 + place} days",
            f"{1900 + place}-05-04": f"{1900 + place}",
            number: number,
            f"0.{100 + place}": f"0.{100 + place}",
        }
        taken: Any = Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
        for value, seen in tried.items():
            try:
                TypeAdapter(taken).validate_python(value)
            except ValidationError:
                continue
            self.seen_by.append((name, seen))
            return value
        self.unmarked.add(name)
        return None


def marked() -> tuple[Marks, Catalog, Journey]:
    """A journey with one stage and one touchpoint, of which all is said that can be said."""
    marks = Marks()
    fields = JourneyFields.model_validate({**marks.record(JourneyFields), "language": "en"})
    persona = PersonaFields.model_validate({**marks.record(PersonaFields), "language": "en"})
    channel = ChannelFields.model_validate(marks.record(ChannelFields))
    lifecycle = LifecycleStageFields.model_validate(marks.record(LifecycleStageFields))
    stage = fields.stages[0]
    step = stage.touchpoints[0]
    at = Touchpoint("p/j", 0, 1, "an-id", step, frozenset(), "assumed", (), (), (), None)
    whole = Stage("p/j", 0, "s", str(stage.name), stage.stage, stage, (at,), (), (), ())
    journey = Journey("p/j", "p", "journeys/p/j.md", fields, "short", (whole,), (), "internal prose", 1)
    none: dict[str, Any] = {name: Registry(name, {}, binding=False) for name in _REGISTRIES}
    none["channels"] = _registry("channels", step.channel[0], channel)
    none["stages"] = _registry("stages", str(stage.stage), lifecycle)
    registries = Registries(**none)
    who = Persona("p", persona.name, "journeys/p/index.md", persona, "internal portrait", 1)
    today = datetime.date(2026, 6, 1)
    catalog = Catalog(SettingsFields(), today, registries, {"p": who}, {"p/j": journey}, (), {})
    return marks, catalog, journey


_REGISTRIES = ("stages", "owners", "channels", "touchpoints", "evidence", "metrics", "campaigns")


def _registry(kind: str, entry_id: str, fields: Any) -> Registry[Any]:
    return Registry(kind, {entry_id: Entry(entry_id, fields.name, fields)}, binding=True)


def written(found: Expectation) -> dict[str, str]:
    """Both files."""
    words = words_in("en")
    return {"html": expectation_html(found, words), "md": expectation_markdown(found, words)}


def said(marks: Marks, text: str) -> set[str]:
    """The fields whose values stand in a text."""
    return {name for name, seen in marks.seen_by if re.search(rf"(?<!\d){re.escape(seen)}(?!\d)", text)}


@pytest.mark.parametrize("form", ["html", "md"])
def test_nothing_internal_is_in_the_file_whatever_is_known(form: str) -> None:
    marks, catalog, journey = marked()
    assert len(marks.seen_by) > 150
    assert marks.unmarked == UNMARKED
    text = written(expectation(catalog, journey))[form]
    # The stylesheet has numbers of its own.
    text = re.sub(r"<style>.*?</style>|<meta[^>]*>", "", text)
    assert said(marks, text) == IN_THE_FILE
    assert "internal" not in text


def test_a_field_is_internal_until_it_is_named() -> None:
    named = {
        f"{kind.__name__.removesuffix('Fields')}.{name}" for kind, names in SHOWN.items() for name in names
    }
    # What leads to a name is not seen by itself.
    assert named - IN_THE_FILE == {
        "Stage.stage",
        "Touchpoint.use",
        "Touchpoint.channel",
        "LifecycleStage.name",
    }
    assert IN_THE_FILE - named == set()
    for kind, names in SHOWN.items():
        assert names <= kind.model_fields.keys()


# --- What is made of files ---

FILES: Mapping[str, str] = {
    "mina/index.md": "---\nname: Mina\n---\n",
    "channels.yml": "shop: {name: Shop}\nfriends: {name: Friends, kind: earned}\n",
    "owners.yml": "web: Web crew\n",
    "journeys.yml": "words: [gizmo]\n",
}


def expected(root: Path, fields: str, files: Mapping[str, str] = FILES) -> Expectation:
    reading = read_tree(root, {**files, "mina/buy.md": f"---\ntitle: I buy\n{fields}\n---\nProse.\n"})
    assert reading.errors == ()
    return expectation(reading.catalog, reading.catalog.journeys["mina/buy"])


def test_the_whole_of_a_journey(tmp_path: Path) -> None:
    found = expected(
        tmp_path,
        """start: I need shoes
stages:
  - name: Looking
    duration: 2d
    touchpoints:
      - {name: Shelf, channel: shop, frontstage: [Sixty shoes, "A sign <b>"], duration: 5min, wait: 1-2h}
  - stage: decision
    touchpoints: [{name: Till, channel: shop}]""",
    )
    assert found == Expectation(
        "I buy",
        "I need shoes",
        None,
        (
            Part(
                "Looking",
                Duration(2, 2, "d"),
                (
                    Step(
                        "Shelf",
                        ("Sixty shoes", "A sign <b>"),
                        ("Shop",),
                        Duration(5, 5, "min"),
                        Duration(1, 2, "h"),
                    ),
                ),
            ),
            Part(None, None, (Step("Till", (), ("Shop",), None, None),)),
        ),
        ("“Decision”, which no customer would say: give the stage a name of its own",),
        ("Shop",),
    )
    assert written(found)["md"] == (
        "# I buy\n\nWhat to expect\n\n- **It begins with:** I need shoes\n\n"
        "## 1. Looking\n\n- **How long it takes:** 2 days\n\n"
        "### Shelf\n\n- **Whom or what you meet:** Sixty shoes; A sign &lt;b&gt;\n- **Where:** Shop\n"
        "- **How long it takes:** 5 minutes\n- **How long you wait:** 1–2 hours\n\n"
        "## Part 2\n\n### Till\n\n- **Where:** Shop\n"
    )
    assert "A sign &lt;b&gt;" in written(found)["html"]


@pytest.mark.parametrize(
    ("step", "is_shown"),
    [
        ("{name: Till}", True),
        ("{name: Till, status: planned}", False),
        ("{name: Till, status: retired}", False),
        ("{name: Till, status: untapped}", False),
        ("{name: Till, channel: none}", False),
        ("{name: Till, channel: none, wait: 3d}", True),
        ("{name: Till, channel: none, wait: 3d, status: retired}", False),
        ("{name: Till, channel: friends}", False),
        ("{name: Till, channel: [friends, shop]}", True),
        ("{name: The gizmo}", False),
        ("{name: The Gizmos}", True),
        ("{name: Onboarding call}", False),
        ("{name: Asks twice, action: asks twice}", False),
        ("{name: Asks, action: [Waits, Asks]}", False),
        ("{name: Asks, action: Asks twice}", True),
    ],
)
def test_only_what_customers_meet_of_us_today(tmp_path: Path, step: str, is_shown: bool) -> None:
    found = expected(tmp_path, f"stages: [{{name: Here, touchpoints: [{{name: First}}, {step}]}}]")
    assert [step.name for step in found.parts[0].steps][1:] == (
        [re.search(r"name: ([\w ]+)", step)[1]] if is_shown else []  # type: ignore[index]
    )


def test_a_stage_in_which_customers_meet_nothing_is_left_out(tmp_path: Path) -> None:
    steps = "[{name: Till, status: planned}]"
    assert expected(tmp_path, f"stages: [{{name: Here, touchpoints: {steps}}}, {{name: There}}]").parts == ()


def test_our_words_are_kept_back_and_told(tmp_path: Path) -> None:
    found = expected(
        tmp_path,
        "end: The gizmo is theirs\nstages: [{name: Web crew, touchpoints: "
        "[{name: Call, frontstage: [Onboarding, A friendly voice]}]}]",
    )
    assert found.end is None
    assert found.parts == (Part(None, None, (Step("Call", ("A friendly voice",), (), None, None),)),)
    assert found.left_out == (
        "“Web crew”, which is the name of a team",
        "“Onboarding”, which says Onboarding",
        "“The gizmo is theirs”, which says gizmo",
    )


def test_a_name_that_is_an_action_is_kept_back_and_told(tmp_path: Path) -> None:
    steps = "[{name: Asks for…, action: Asks for the third time}, {name: Waits…, action: Asks}]"
    found = expected(tmp_path, f"stages: [{{name: Here, touchpoints: {steps}}}]")
    assert found.parts == (Part("Here", None, (Step("Waits…", (), (), None, None),)),)
    assert found.left_out == (
        "“Asks for…”, which says what people were seen to do: give it a name of its own",
    )


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ("status: draft", "it is not what customers can expect today: its status is draft"),
        ("status: archived", "it is not what customers can expect today: its status is archived"),
        ("state: future", "it is not what customers can expect today: its state is future"),
        ("summary: Fine", None),
    ],
)
def test_what_is_not_for_customers_is_refused(tmp_path: Path, fields: str, reason: str | None) -> None:
    written = f"{fields}\nstages: [{{name: Here, touchpoints: [First]}}]"
    if reason is None:
        assert expected(tmp_path, written).parts != ()
        return
    with pytest.raises(NotForCustomersError) as caught:
        expected(tmp_path, written)
    assert str(caught.value) == reason


def test_a_title_in_our_words_is_refused(tmp_path: Path) -> None:
    reading = read_tree(
        tmp_path, {**FILES, "mina/buy.md": "---\ntitle: My onboarding\nstages: [{name: Here}]\n---\n"}
    )
    with pytest.raises(
        NotForCustomersError, match=r"^its title says onboarding, which no customer would say$"
    ):
        expectation(reading.catalog, reading.catalog.journeys["mina/buy"])


def test_a_colleagues_journey_is_refused(tmp_path: Path) -> None:
    files = {**FILES, "mina/index.md": "---\nname: Mina\nkind: employee\n---\n"}
    with pytest.raises(NotForCustomersError, match=r"^no customer goes this way"):
        expected(tmp_path, "stages: [{name: Here, touchpoints: [First]}]", files)


CHANNELS = "shop: {name: Shop, kind: owned}\nnews: Newspapers\nads: {name: Ads, kind: paid}\ntalk: Talk\n"


@pytest.mark.parametrize(
    ("touchpoints", "kindless"),
    [
        ("{name: Hears, channel: talk}, {name: Reads, channel: [news, talk]}", ("Talk", "Newspapers")),
        # One that is ours says enough, and one of others doesn't.
        ("{name: Hears, channel: [talk, shop]}, {name: Reads, channel: [ads, news]}", ()),
        ("{name: Hears, channel: [talk, friends]}", ("Talk",)),
        ("{name: Buys, channel: shop}, {name: Asks, channel: friends}, Waits", ()),
        # What isn't shown needs no kind.
        ("{name: Hears, channel: talk, status: planned}, {name: Thinks, channel: none}", ()),
        ("{name: Hears, action: Hears, channel: talk}, {name: Our onboarding, channel: news}", ()),
    ],
)
def test_channels_that_may_be_those_of_others_are_told(
    tmp_path: Path, touchpoints: str, kindless: tuple[str, ...]
) -> None:
    files = {**FILES, "channels.yml": f"{CHANNELS}friends: {{name: Friends, kind: earned}}\n"}
    found = expected(tmp_path, f"stages: [{{name: Looking, touchpoints: [{touchpoints}]}}]", files)
    assert found.kindless == kindless


def test_without_a_list_no_kind_is_known(tmp_path: Path) -> None:
    files = {name: text for name, text in FILES.items() if name != "channels.yml"}
    found = expected(
        tmp_path, "stages: [{name: Looking, touchpoints: [{name: Hears, channel: A friend}]}]", files
    )
    assert found.kindless == ("A friend",)


def test_channels_of_the_same_name_are_told_apart(tmp_path: Path) -> None:
    files = {**FILES, "channels.yml": "ours: {name: Talk, kind: owned}\ntheirs: {name: Talk, kind: earned}\n"}
    found = expected(
        tmp_path,
        "stages: [{name: Looking, touchpoints: [{name: Hears, channel: [ours, theirs]}]}]",
        files,
    )
    assert [step.name for part in found.parts for step in part.steps] == ["Hears"]
