"""A sentence as lead, names and tail: who leads to them, who they are, what is said of them."""
