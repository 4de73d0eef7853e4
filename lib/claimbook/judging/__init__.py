"""Decides: compares facts level by level, reaches a verdict, writes the certificate."""
