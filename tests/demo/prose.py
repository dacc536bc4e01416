"""Prose: what the demonstration's files say to a reader, and what French typography finds wrong in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from html import unescape
from typing import Any

from cms.demo.catalogue import Catalogue
from cms.demo.manuscripts import Manuscript
from cms.demo.stories import story

#: Keys whose value is an address, a code or a name of the files, not words.
NOT_PROSE = {
    "id", "type", "url", "language", "kind", "level", "purpose", "slug", "key", "drawing", "filename", "colour",
    "medtop", "wikidata", "photo", "image", "email", "profiles", "parent", "expertise", "social_accounts",
    "ethics_policy", "corrections_policy", "ownership_policy", "verification_policy", "privacy_policy", "section",
    "phone", "registration", "press_number", "issn", "host", "address",
}  # fmt: skip
FAULTS = {
    "straight apostrophe": r"\w'\w",
    "straight quotation mark": r'"',
    "no fine space before ; ! ?": r"(?<![\u202f!?])[;!?]",
    "no no-break space before :": r"(?<!\u00a0):(?=\s|$)",
    "no no-break space after «": r"«(?!\u00a0)",
    "no no-break space before »": r"(?<!\u00a0)»",
    "thousands that may break": r"\d \d{3}\b",
    "number and sign that may break": r"\d [%€°]",
    "three dots": r"\.\.\.",
    "two spaces": r"  ",
    "ligature": r"\b[Cc]oeur|\b[Ss]oeur|\b[Oo]euvre|\b[Nn]oeud",
}


class AnyName(dict[str, int]):
    """Knows every name under the same key."""

    def __missing__(self, name: str) -> int:
        return 1


def blocks_of(manuscript: Manuscript) -> list[dict[str, Any]]:
    """The story of a manuscript, whatever it names."""
    catalogue = Catalogue(ids=defaultdict(AnyName))
    return story(manuscript.text, slug=manuscript.slug, catalogue=catalogue)


def sentences(value: Any) -> Iterator[str]:
    """Every text a reader sees, without its markup."""
    if isinstance(value, str):
        yield unescape(re.sub(r"<[^>]+>", "", value))
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in NOT_PROSE:
                yield from sentences(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from sentences(inner)


def faults(value: Any) -> list[tuple[str, str]]:
    """What is wrong, and where."""
    return [
        (fault, text)
        for text in sentences(value)
        for fault, pattern in FAULTS.items()
        if re.search(pattern, text)
    ]


def block_types(blocks: list[dict[str, Any]]) -> set[str]:
    """The types of some stored blocks."""
    return {block["type"] for block in blocks}
