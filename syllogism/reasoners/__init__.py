"""Three ways to decide an argument, each behind the same contract; none imports another."""
