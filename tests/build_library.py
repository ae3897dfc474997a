"""`python -m tests.build_library LOCALE...`: the library alone, by the fake, in a process that can be killed."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.conftest import run_build

if __name__ == "__main__":
    try:
        run_build(Path.cwd(), *sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(130)
