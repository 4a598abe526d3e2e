"""What is not drawn, and why."""

from __future__ import annotations


class DiagramRefusal(Exception):  # noqa: N818 - named like the model's
    """A diagram that can't be drawn. The message is for the one who wrote it."""
