"""Twelve faults in six files are told in one run, each with its line; what is healthy is there."""

from __future__ import annotations

from pathlib import Path

from tests.trees import journey, read_tree

FILES = {
    "owners.yml": """
        brand: Brand
        care:
          url: javascript:alert(1)
        Care Team: Care
    """,
    "channels.yml": "store: Store\n",
    "mina/index.md": journey("""
        rôle: runner
    """),
    "mina/trip.md": journey("""
        title: I go
        reviewed: 03/04/2026
        stages:
          - name: Start
            touchpoints:
              - name: Shop
                owner: brnad
                emotion: anxious
              - name: Till
                next: Dooor
    """),
    "mina/return.md": """
        ---
        title: I return: my shoes
        stages:
          - name: Start
        ---
    """,
    "mina/fine.md": journey("""
        title: I am fine
        owner: care
        stages:
          - name: Start
            touchpoints:
              - name: Shop
                channel: store
                next: mina/trip#shop
    """),
    "greta/tour.md": journey("""
        stages:
          - name: Start
            touchpoints:
              - name: Shop
                channel: stroe
    """),
    "greta/old.yaml": "title: I go\n",
}


def test_twelve_faults_in_six_files_are_told_in_one_run(tmp_path: Path) -> None:
    reading = read_tree(tmp_path, FILES)
    assert [(finding.file, finding.position.line, finding.code) for finding in reading.errors] == [
        ("journeys/greta/old.yaml", 1, "bad-place"),
        ("journeys/greta/tour.md", 2, "missing-key"),
        ("journeys/greta/tour.md", 6, "unknown-reference"),
        ("journeys/mina/index.md", 2, "missing-key"),
        ("journeys/mina/index.md", 2, "unknown-key"),
        ("journeys/mina/return.md", 2, "unquoted-colon"),
        ("journeys/mina/trip.md", 3, "bad-value"),
        ("journeys/mina/trip.md", 8, "unknown-reference"),
        ("journeys/mina/trip.md", 9, "bad-value"),
        ("journeys/mina/trip.md", 11, "unknown-reference"),
        ("journeys/owners.yml", 3, "bad-value"),
        ("journeys/owners.yml", 4, "bad-value"),
    ]


def test_healthy_journeys_are_there_and_broken_ones_keep_their_findings(tmp_path: Path) -> None:
    reading = read_tree(tmp_path, FILES)
    catalog = reading.catalog
    assert list(catalog.journeys) == ["mina/fine"]
    assert [(broken.id, broken.persona, broken.name) for broken in catalog.broken] == [
        ("mina", "mina", "Mina"),
        ("greta/tour", "greta", "Tour"),
        ("mina/return", "mina", "Return"),
        ("mina/trip", "mina", "I go"),
    ]
    for broken in catalog.broken:
        assert set(broken.findings) == {found for found in reading.findings if found.file == broken.file}
