"""What is said about a wiki: what reading finds, what rules find, and the printers that put it into words."""
