"""Quantities: numerals in any notation, with units, bounds and what they count."""
