"""`voiceguide serve`: dist/ as a web server shows it, and what a phone system asks for.

ranges (which part of a file), files (one file as a response), app (all of it together), server (address and socket).
"""

from voiceguide.serve.app import app
from voiceguide.serve.server import Server, open_server

__all__ = ["Server", "app", "open_server"]
