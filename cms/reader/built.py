"""Built: what `frontend-contract/reader/` was built into: the script, the style, and the words both halves share."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """One build of the reader."""

    folder: Path
    script: str
    style: str
    icon: str
    words: Mapping[str, Words]
    months: Mapping[str, tuple[str, ...]]
    #: Language → first part of the address of what is no page.
    places: Mapping[str, Mapping[str, str]]


@cache
def built() -> Built:
    """The build that is shipped."""
    folder = settings.BASE_DIR / "frontend-contract" / "reader" / "dist"
    return Built(folder=folder, **json.loads((folder / "server.json").read_text()))


def asset(name: str) -> bytes | None:
    """A file of the build by its name, or nothing."""
    return _assets().get(name)


@cache
def _assets() -> Mapping[str, bytes]:
    return {path.name: path.read_bytes() for path in (built().folder / "_reader").iterdir()}


def words_of(language: str) -> Words:
    """What the reader says in a language, or the French where it does not speak it."""
    words = built().words
    return words.get(language, words[settings.LANGUAGE_CODE])


def speaks(language: str) -> bool:
    """Whether the reader has its own words in a language."""
    return language in built().words
