"""What `journeys export` writes: one module a format, with the options that it `TAKES` and with `write`."""
