"""Files on disk that are whole or not there: the store of finished work, and the staging folder of dist/."""

from voiceguide.store.store import Blob, Entry, Store, sha256_of

__all__ = ["Blob", "Entry", "Store", "sha256_of"]
