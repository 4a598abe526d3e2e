"""A journey as slides: which there are where things stand on them, and the PowerPoint file."""
