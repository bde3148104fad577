"""Status tables, as depositaries print them."""
