"""What is said: propositions, arguments and moods, and their texts in English and in notation."""
