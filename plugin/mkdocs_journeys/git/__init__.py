"""Git as a sub-process, for all rooms that ask it something."""
