"""Syllogisms decided by symbols, by spheres and by training, with evidence that is checked."""
