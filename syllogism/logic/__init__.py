"""What follows: truth tables, premise sets, proofs, moods, reductions and fallacies.

Nothing here imports JAX: numpy and the standard library decide every argument.
"""
