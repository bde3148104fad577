"""Who is in, since when, says who."""
