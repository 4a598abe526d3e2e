"""Brings changed cells of exported sheets back into the files, and changes nothing else in them."""
