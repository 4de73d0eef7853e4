"""What a sentence says beyond its figures and names: roles, denial, scope, plans, opposites."""
