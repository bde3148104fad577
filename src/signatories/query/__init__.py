"""Questions: an expression and a day in, rows out."""
