"""The map of a journey in plain numbers: where each part stands. SVG and slides are written from it."""
