"""Journeys as plain Markdown: for other wikis, and for programs that read text."""
