"""Step 7, publish: Edition -> Release.

Each publisher arranges finished files, and writes pages and feeds, in a folder of its own.
"""

from voiceguide.publish.manifest import manifest
from voiceguide.publish.publisher import Publisher, publish_all, publisher, publishers, wants

__all__ = ["Publisher", "manifest", "publish_all", "publisher", "publishers", "wants"]
