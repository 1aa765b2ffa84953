"""Caps on a globe, where the complement of a term is as round as the term itself."""
