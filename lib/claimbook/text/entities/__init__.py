"""Names of people, organisations, places and products."""
