"""The command line. Only this package prints and sets an exit status.

verbs   the verbs and their options
screen  how a build goes, on a terminal
tables  what verbs found, as tables
"""

from voiceguide.cli.verbs import app, main

__all__ = ["app", "main"]
