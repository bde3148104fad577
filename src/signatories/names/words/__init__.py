"""Words and names in a text: tokens, languages, the names that they match."""
