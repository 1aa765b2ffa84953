"""Arguments by the million: drawn by number, explained by the logic, split by question."""
