"""What a new wiki begins with: the files that `journeys init` writes."""
