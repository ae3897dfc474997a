"""The app that the verbs belong to, and its end: the exit status.

0 done; 1 an error in the guide or the build, a refused release, a warning under --strict; 2 usage;
130 interrupted.
"""

from __future__ import annotations

import sys

import typer

from voiceguide.cli.screen import err
from voiceguide.errors import VoiceguideError

INTERRUPTED = 130

app = typer.Typer(
    help="Write a guide once in plain English. Hear it in many languages: on the phone, as a podcast, on a tablet, "
    "as a book.",
    no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None,
)  # fmt: skip


def main() -> None:
    """Run a verb and end with its exit status."""
    try:
        # Without its own ways of ending, typer gives the status of typer.Exit back.
        status = app(standalone_mode=False)
    except VoiceguideError as error:
        for line in error.lines():
            err.print(f"error: {line}")
        sys.exit(1)
    except (KeyboardInterrupt, typer.Abort):
        status = INTERRUPTED
    except Exception as error:
        usage = getattr(error, "format_message", None)
        if usage is None:
            raise
        err.print(f"usage: {usage()}")
        sys.exit(getattr(error, "exit_code", 2))
    # typer itself turns an interrupt into this status.
    if status == INTERRUPTED:
        err.print("interrupted: what was finished is kept, and dist/ is as it was.")
    sys.exit(status if isinstance(status, int) else 0)
