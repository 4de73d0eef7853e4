"""What leaves the house: the verdicts of a run in the forms of others, without secrets in any address."""
