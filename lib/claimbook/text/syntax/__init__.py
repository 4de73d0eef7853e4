"""How a sentence is built: its clauses, what they share, what its words point back to."""
