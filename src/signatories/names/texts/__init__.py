"""A text cut into sentences and items, each item taken apart."""
