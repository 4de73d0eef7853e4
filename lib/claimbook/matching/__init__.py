"""Brings two texts together: lexical, semantic, names across languages, the shortlist."""
