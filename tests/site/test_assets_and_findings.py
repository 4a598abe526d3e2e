"""Our styles and script reach every page; what is wrong reaches the log."""

from __future__ import annotations

import logging

import pytest
from tests.site.fake import Wiki

from mkdocs_journeys.model.finding import Finding, Level, Position


@pytest.mark.parametrize("theme", ["material", "mkdocs"])
def test_every_page_loads_our_styles_and_our_script(
    wiki: Wiki, monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    site = wiki.build(
        monkeypatch, theme={"name": theme, "font": False} if theme == "material" else {"name": theme}
    )
    assert (site / "assets/journeys/journeys.css").read_bytes() == b".journey { color: red }\n"
    assert (site / "assets/journeys/data.csv").read_bytes() == b"a,b\n"
    for page in ("about/index.html", "stages/index.html"):
        text = (site / page).read_text()
        assert (
            text.count('<link rel="stylesheet" href="../assets/journeys/journeys.css">')
            + text.count('<link href="../assets/journeys/journeys.css" rel="stylesheet">')
            == 1
        )
        assert text.count('<script src="../assets/journeys/journeys.js" defer></script>') == 1
        assert "data.csv" not in text or page == "stages/index.html"


FINDINGS = (
    Finding(
        "journeys/a/b.md",
        Position(3, 7),
        Level.ERROR,
        "values/emotion",
        "emotion 3 is not a step",
        allowed="-2 to 2",
        suggestion="2",
    ),
    Finding("journeys/stages.yml", Position(1, 1), Level.ERROR, "yaml/tab", "100% a tab"),
    Finding("journeys/a/b.md", Position(9, 1), Level.WARNING, "x/y", "unusual"),
)


def test_errors_are_warnings_of_the_build(
    wiki: Wiki, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    wiki.findings = FINDINGS
    with caplog.at_level(logging.INFO, "mkdocs"):
        site = wiki.build(monkeypatch, strict=False)
    assert (site / "stages/index.html").is_file()
    ours = [
        (r.levelname, r.getMessage())
        for r in caplog.records
        if r.name.startswith("mkdocs.plugins.mkdocs_journeys")
    ]
    assert ours == [
        (
            "WARNING",
            "mkdocs_journeys: journeys/a/b.md:3:7: emotion 3 is not a step; allowed: -2 to 2; "
            "did you mean: 2",
        ),
        ("WARNING", "mkdocs_journeys: journeys/stages.yml:1:1: 100% a tab"),
        ("INFO", "mkdocs_journeys: journeys/a/b.md:9:1: unusual"),
    ]


def test_errors_fail_a_strict_build_and_warnings_do_not(wiki: Wiki, monkeypatch: pytest.MonkeyPatch) -> None:
    wiki.findings = FINDINGS[2:]
    wiki.build(monkeypatch)
    wiki.findings = FINDINGS
    with pytest.raises(SystemExit):
        wiki.build(monkeypatch)
