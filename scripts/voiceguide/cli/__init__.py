"""The command line. Only this package prints and sets an exit status.

entry        the app that the verbs belong to, and the exit status
options      options that several verbs share
starting     new
guides       build, of several guides
making       build, check, say
hearing      hear
translating  extract, update, locale add
showing      serve, phone
reviewing    review, status
voices       voices, voices get, voices remove
screen       the two consoles, and how a build goes
tables       what verbs found, as tables
"""

# Each import adds its verbs to the app. `--help` lists them in this order.
from voiceguide.cli import starting, making, hearing, translating, showing, reviewing, voices  # noqa: I001
from voiceguide.cli.entry import app, main

__all__ = ["app", "hearing", "main", "making", "reviewing", "showing", "starting", "translating", "voices"]
