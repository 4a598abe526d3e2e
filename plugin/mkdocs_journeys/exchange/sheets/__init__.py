"""A wiki as sheets: a row for each thing and a column for each field, without loss, and the way back."""
