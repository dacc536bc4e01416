"""Identity: the external id of copy that names none, which is its file's name.

A name survives a corrected typo and a new headline; a fingerprint of the text would not. What it cannot do is tell two
texts of one name apart: `news.importers.load` refuses a file that shares its name, and nothing else, with an article.
"""

from __future__ import annotations

import unicodedata
from hashlib import sha256
from pathlib import PurePath

from news.importers import text as signs

PREFIX = "file:"
#: What the article's column holds.
LIMIT = 200


def of_file(path: str) -> str:
    """`file:la-crue.md`, wherever the file lies; the same on systems that spell accents apart."""
    name = PREFIX + unicodedata.normalize("NFC", PurePath(path).name)
    if len(name) <= LIMIT and signs.is_storable(name):
        return name
    return PREFIX + sha256(name.encode("utf-8", "surrogatepass")).hexdigest()


def is_of_file(external_id: str) -> bool:
    """Whether the id was made here, and not given by whoever wrote the copy."""
    return external_id.startswith(PREFIX)
