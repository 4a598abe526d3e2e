"""The preview (`mkdocs serve`): what somebody saves is shown at once, and the rest of the site follows.

`watching` hears of changes. `preview` finds out what follows from them. `rebuilding` makes a page again, as a
build does. `serving` stands between the browser and MkDocs' server.
"""
