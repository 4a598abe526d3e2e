"""What differs between two states of a wiki, in the words of the trade, and what became of it."""
