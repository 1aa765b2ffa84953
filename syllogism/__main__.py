"""``python -m syllogism`` does what ``syllogism`` does."""

import sys

from syllogism.cli import main

if __name__ == "__main__":
    sys.exit(main())
