"""``python -m emas``."""

import sys

from emas.cli import main

sys.exit(main())
