"""Benchmarks of the program at any size, against floors and peers: `python -m benchmarks`."""
