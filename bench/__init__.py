"""How fast lossedu is beside the libraries that compute the same: `python -m bench`."""
