"""Voice notes for messengers, and an engine to try plug-ins with."""
