"""Dates, spans and durations, in words and digits."""
