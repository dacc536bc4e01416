"""Body: the lines of the article itself become paragraphs, headings, lists, pauses and picture captions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from news.importers import text as signs
from news.importers.blocks import Block, Heading, Items, Picture, Separator, paragraph, rich
from news.importers.plain import cues
from news.importers.plain.cues import Says, Zone
from news.importers.plain.layout import ITEM, Unit

#: An intertritre has 80 signs at most; writers go a little further.
LONGEST_HEADING = 100
#: A question that long is somebody's, not a heading's.
LONGEST_QUESTION = 80
#: Short lines that follow each other are verse, an address or a table: headings have text below.
MOST_HEADINGS_IN_A_ROW = 2
_OPENS_A_HEADING = re.compile(r"[«“\"(]?\s?[A-ZÀ-ÖØ-ÞŒ0-9]")
_CONTINUES = (".", "…", ":", ";", ",", "-")


def read(units: Sequence[Unit], *, in_interview: bool) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The blocks of the article in order, and the lines among them that belonged to a site."""
    lines = [unit for unit in units if not _is_furniture(unit)]
    furniture = tuple(unit.text for unit in units if _is_furniture(unit))
    return tuple(_blocks(lines, headings=_headings(lines, in_interview=in_interview))), furniture


def is_whole(units: Sequence[Unit]) -> bool:
    """Whether a text can end on its last line: a sentence that stops short was cut with its file."""
    *above, last = units
    if signs.is_ended(last.text) or _says(last):
        return True
    previous = above[-1].text if above else ""
    return all(map(ITEM.match, (last.text, previous))) and signs.are_whole([previous, last.text])


def _blocks(units: Sequence[Unit], *, headings: set[int]) -> Iterator[Block]:
    position = 0
    while position < len(units):
        unit = units[position]
        items = _items(units, position)
        if items:
            yield items
            position += len(items.items)
            continue
        if position in headings:
            yield Heading(text=unit.text)
        else:
            yield _block(unit)
        position += 1


def _block(unit: Unit) -> Block:
    match _says(unit):
        case Says.SEPARATOR:
            return Separator()
        case Says.PICTURE:
            return Picture(caption=unit.text)
    return paragraph(unit.text)


def _items(units: Sequence[Unit], start: int) -> Items | None:
    """The list that starts here; one dash alone opens a line of dialogue."""
    first = ITEM.match(units[start].text)
    found: list[str] = []
    for unit in units[start:]:
        item = ITEM.match(unit.text)
        if not first or not item or item.lastgroup != first.lastgroup:
            break
        found.append(rich(unit.text[item.end() :]))
    if len(found) < 2 or first is None:
        return None
    return Items(items=tuple(found), ordered=first.lastgroup == "number")


def _headings(units: Sequence[Unit], *, in_interview: bool) -> set[int]:
    """Positions of headings: short lines without a final stop that have text below."""
    found: set[int] = set()
    row: list[int] = []
    for position, unit in enumerate(units):
        if _looks_like_heading(unit, in_interview=in_interview):
            row.append(position)
            continue
        if len(row) <= MOST_HEADINGS_IN_A_ROW and _says(unit) is None:
            found.update(row)
        row = []
    return found


def _looks_like_heading(unit: Unit, *, in_interview: bool) -> bool:
    text = unit.text
    if len(text) > LONGEST_HEADING or text.endswith(_CONTINUES) or _says(unit) or ITEM.match(text):
        return False
    # In an interview, questions are what was said.
    if text.endswith(("?", "!")) and (in_interview or len(text) > LONGEST_QUESTION):
        return False
    return _OPENS_A_HEADING.match(text) is not None and any(sign.isalpha() for sign in text)


def _says(unit: Unit) -> Says | None:
    found = cues.read(unit.text, zone=Zone.BODY)
    return found.says if found else None


def _is_furniture(unit: Unit) -> bool:
    return _says(unit) is Says.FURNITURE
