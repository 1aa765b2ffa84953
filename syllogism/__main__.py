"""``python -m syllogism`` does what ``syllogism`` does."""

from syllogism.cli import command

if __name__ == "__main__":
    command()
