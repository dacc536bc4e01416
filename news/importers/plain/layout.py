"""Layout: from the lines of a paste to the lines its writer meant, whatever mail did to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from news.importers import text as signs

#: Mail programs break lines well before this; a text with a longer line was not broken by one.
WIDEST_WRAP = 100
#: Under this share of quoted lines, a > is a sign of the text.
QUOTED_SHARE = 0.8
_QUOTE_MARKS = re.compile(r"(?:>[ ]?)+")
#: What opens an item of a list; a long dash opens a line of dialogue, and « 1986. » is a year.
ITEM = re.compile(r"(?:(?P<bullet>[-–•·▪◦*])|(?P<number>\d{1,2})[.)])\s+(?=\S)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One line as it was meant: a paragraph, a heading, an item; `line` is where it starts in the file."""

    text: str
    line: int


def units(text: str) -> tuple[Unit, ...]:
    """The meant lines of a text, without the empty ones; a break that only fitted a window is undone."""
    lines = [Unit(text=signs.one_line(line), line=n) for n, line in enumerate(text.split("\n"), 1)]
    lines = _without_reply_marks(lines)
    width = _wrap_width(lines)
    blocks = groupby(lines, key=lambda unit: bool(unit.text))
    return tuple(
        unit for has_text, block in blocks if has_text for unit in _unwrapped(block, width=width)
    )


def _without_reply_marks(lines: list[Unit]) -> list[Unit]:
    written = [unit for unit in lines if unit.text]
    quoted = sum(unit.text.startswith(">") for unit in written)
    if quoted < QUOTED_SHARE * len(written):
        return lines
    return [Unit(text=_QUOTE_MARKS.sub("", unit.text, count=1), line=unit.line) for unit in lines]


def _wrap_width(lines: Iterable[Unit]) -> int:
    """The window a mail was broken for; 0 when it was not, or when no empty line tells its paragraphs apart."""
    lines = list(lines)
    # A long address cannot be broken: it says nothing of the window.
    width = max((len(unit.text) for unit in lines if " " in unit.text), default=0)
    written = [n for n, unit in enumerate(lines) if unit.text]
    has_gaps = any(not unit.text for unit in lines[written[0] : written[-1]]) if written else False
    return width if has_gaps and width <= WIDEST_WRAP else 0


def _unwrapped(block: Iterable[Unit], *, width: int) -> Iterator[Unit]:
    """Join a line to the next when the next one's first word did not fit the window."""
    meant: Unit | None = None
    last_length = 0
    for unit in block:
        if meant and _is_continued(last_length, unit.text, width=width):
            meant = Unit(text=_joined(meant.text, unit.text), line=meant.line)
        else:
            if meant:
                yield meant
            meant = unit
        last_length = len(unit.text)
    if meant:
        yield meant


def _is_continued(length: int, following: str, *, width: int) -> bool:
    if ITEM.match(following):
        return False
    return length + 1 + len(following.split(" ", 1)[0]) > width > 0


def _joined(start: str, end: str) -> str:
    """A word broken at its own hyphen (« porte- / monnaie ») is one word again."""
    is_compound = start[-1:] == "-" and start[-2:-1].isalpha() and end[:1].islower()
    return start + end if is_compound else f"{start} {end}"
