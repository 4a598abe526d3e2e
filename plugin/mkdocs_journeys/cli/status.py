"""With what a command ends."""

FINE = 0
REFUSED = 1
WRONG_USE = 2
INTERRUPTED = 130  # what shells expect after Ctrl-C
