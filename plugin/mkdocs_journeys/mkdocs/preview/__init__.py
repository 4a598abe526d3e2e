"""The preview (`mkdocs serve`): what somebody saves is shown at once, and the rest of the site follows.

`preview` finds out what follows from a change. `rebuilding` makes a page again, as a build does. `serving`
stands between the browser and MkDocs' server, and `reloading` lets its script in.
"""
