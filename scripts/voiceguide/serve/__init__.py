"""`voiceguide serve`: a web server for dist/, and the webhook for phone systems.

ranges (which part of a file), files (one file as a response), app (all of it together), server (address and socket).
"""

from voiceguide.serve.app import app
from voiceguide.serve.server import Server, open_server

__all__ = ["Server", "app", "open_server"]
