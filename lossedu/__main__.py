"""`python -m lossedu` is the command line."""

import sys

from lossedu.cli import main

if __name__ == "__main__":
    sys.exit(main())
