"""What changed, for a terminal, for a pull request, and for programs."""
