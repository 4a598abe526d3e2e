"""What the examples of several rules are made of."""

from __future__ import annotations

_JOURNEY = """
title: I buy my first trail shoes
stages:
  - stage: decision
    touchpoints:
      - name: Size chart
"""


def at_touchpoint(lines: str) -> str:
    """A journey with one touchpoint, which has these lines."""
    return _JOURNEY + "".join(f"        {line}\n" for line in lines.strip("\n").split("\n"))
