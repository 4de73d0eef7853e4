"""Whose statement a sentence is."""
