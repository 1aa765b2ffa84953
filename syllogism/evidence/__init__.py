"""What counts as a reason: proofs, countermodels, configurations, certificates, and their audit.

Checking comes before finding: this package knows the language and nothing else, so no reasoner
and no part of the logic can have a hand in judging its own evidence.
"""
