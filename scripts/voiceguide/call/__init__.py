"""`voiceguide phone`: call the guide without a phone. The menu is walked in a terminal, with sound."""

from voiceguide.call.preview import Device, Terminal, call

__all__ = ["Device", "Terminal", "call"]
