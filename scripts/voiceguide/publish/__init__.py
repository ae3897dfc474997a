"""Step 7, publish: Edition -> Release. Each publisher only arranges files, pages and feeds in a folder."""

from voiceguide.publish.manifest import manifest
from voiceguide.publish.publisher import Publisher, publish_all, publisher, publishers, wants

__all__ = ["Publisher", "manifest", "publish_all", "publisher", "publishers", "wants"]
