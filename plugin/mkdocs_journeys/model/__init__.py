"""What a journey is: its fields, its values, and the catalog of all journeys."""
