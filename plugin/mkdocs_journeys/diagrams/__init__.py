"""Diagrams of journeys: their Mermaid text, the picture that is drawn from it, and the same facts as data."""
