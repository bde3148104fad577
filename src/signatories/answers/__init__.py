"""Answers from rows: the title, the notes a reader must see, and the summary in a line."""
