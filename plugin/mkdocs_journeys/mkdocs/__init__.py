"""The MkDocs plugin: a thin adapter, and the only room that knows MkDocs."""
