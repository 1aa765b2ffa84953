"""What every picture shares, paper and letters, and the logician's diagrams; no JAX."""
