"""What every picture shares: paper and letters; no JAX."""
