"""The sphere network for any number of terms: propositions as graphs over their terms."""
