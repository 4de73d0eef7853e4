"""Runs: the notebooks executed one after the other, and the record that says whether they finished."""
