"""The study: who is right, and who is right for the right reason."""
