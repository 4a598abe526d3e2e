"""Versions of a site beside each other on a branch: published, listed, taken back, and never lost."""
