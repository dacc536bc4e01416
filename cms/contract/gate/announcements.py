"""Announcements: the changes `CHANGELOG.md` told readers of, each with its replacement and the date it takes effect."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

#: A row of the table under “Announced”: the JSONPath, what to use instead, from when.
_ROW = re.compile(r"^\|\s*`(\$[^`]+)`\s*\|\s*([^|]*[^|\s])\s*\|\s*(\d{4}-\d{2}-\d{2})\s*\|\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """One change readers were told of."""

    path: str
    replacement: str
    on: date

    def covers(self, path: str) -> bool:
        """Whether it speaks of this place or of something it holds."""
        return path == self.path or path.startswith((f"{self.path}.", f"{self.path}["))


def read_announcements(changelog: str) -> list[Announcement]:
    """Every announcement of a changelog; a row whose date is no date is none."""
    rows = (_ROW.match(line) for line in changelog.splitlines())
    return [made for row in rows if row and (made := _announcement(row)) is not None]


def announcement_of(path: str, announcements: Iterable[Announcement]) -> Announcement | None:
    """The announcement of a place, the closest to it first."""
    covering = [each for each in announcements if each.covers(path)]
    return max(covering, key=lambda each: len(each.path), default=None)


def _announcement(row: re.Match[str]) -> Announcement | None:
    try:
        on = date.fromisoformat(row[3])
    except ValueError:
        return None
    return Announcement(path=row[1], replacement=row[2], on=on)
