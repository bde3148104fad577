"""How fast the program is at any size, against floors and peers: `python -m benchmarks`."""
