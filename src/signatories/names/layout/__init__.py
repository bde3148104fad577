"""What the layout of a text says of its names: tables, columns of marks, answers, brackets, headings."""
