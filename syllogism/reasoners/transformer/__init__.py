"""The trained baseline: a transformer that reads an argument and writes verdict and reasons."""
