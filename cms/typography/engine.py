"""Set a French text right: the rules on each block, and the list of what they changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2s
from itertools import groupby
from unicodedata import normalize

from cms.typography.draft import Draft, Piece
from cms.typography.edits import Edit, Proposal, apply, located, replaced
from cms.typography.markup import Block, blocks_of_html, blocks_of_text
from cms.typography.profiles import House, Mode, Profile, profile_for
from cms.typography.protection import shielded
from cms.typography.rules import IN_ORDER, Rule
from cms.typography.signs import BARE, PROTECTED

#: Rules settle in two passes; no text is known that needs four.
_PASSES = 8
#: Letters and digits on either side that make an edit the same edit.
_NEIGHBOURS, _WINDOW = 24, 80
_NO_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Typeset:
    """A text before and after. `findings` are of the text after: advice, to follow or not."""

    source: str
    text: str
    edits: tuple[Edit, ...]
    findings: tuple[Edit, ...] = ()

    def without(self, *taken_back: Edit) -> str:
        """Return the text with these edits not made: where they were, it is as it was typed."""
        return apply(self.source, (edit for edit in self.edits if edit not in taken_back))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    profile: Profile
    house: House
    title: bool
    fixes: tuple[Rule, ...]
    advice: tuple[Rule, ...]


def set_right(
    source: str,
    *,
    language: str = "fr",
    html: bool = False,
    title: bool = False,
    house: House | None = None,
    kept: frozenset[str] = frozenset(),
) -> Typeset:
    """Apply the rules of a language to a text; applying it twice changes nothing.

    `kept` are the keys of edits somebody took back: they are not made again. A language that is not French is left alone.
    """
    profile = profile_for(language)
    if profile is None or not source:
        return Typeset(source=source, text=source, edits=())
    desk = _desk(profile, house or House(), title)
    read = blocks_of_html if html else blocks_of_text
    edits = [edit for block in read(source) for edit in _edits(block, source, desk)]
    made = located(source, (edit for edit in edits if edit.key not in kept))
    text = apply(source, made)
    findings = (one for block in read(text) for one in _findings(block, text, desk))
    return Typeset(
        source=source,
        text=text,
        edits=made,
        findings=tuple(one for one in findings if one.key not in kept),
    )


def _desk(profile: Profile, house: House, title: bool) -> _Desk:
    modes = {rule.id: house.modes.get(rule.id, rule.mode) for rule in IN_ORDER}
    asked = [rule for rule in IN_ORDER if title or not rule.titles_only]
    return _Desk(
        profile=profile,
        house=house,
        title=title,
        fixes=tuple(rule for rule in asked if modes[rule.id] is Mode.FIX),
        advice=tuple(rule for rule in asked if modes[rule.id] is Mode.LINT),
    )


def _edits(block: Block, source: str, desk: _Desk) -> Iterator[Edit]:
    draft = Draft(block.text)
    for _ in range(_PASSES):
        if not _pass(draft, block, desk):
            break
    for piece in draft.changes():
        for edit in _of_piece(piece, block, source):
            if edit.before != edit.after:
                yield edit


def _pass(draft: Draft, block: Block, desk: _Desk) -> bool:
    """Apply every rule once; tell whether one changed something."""
    changed = False
    seen = shielded(draft.text, desk.house.names)
    signs = frozenset(seen)
    for rule in desk.fixes:
        if not rule.concerns(signs):
            continue
        proposals = _proposals(rule, seen, block, desk)
        if not rule.across_markup:
            proposals = [one for one in proposals if draft.is_in_one_node(one, block.nodes)]
        if proposals:
            draft.change(rule.id, proposals)
            changed = True
            seen = replaced(seen, proposals)
            signs = frozenset(seen)
    return changed


def _proposals(rule: Rule, seen: str, block: Block, desk: _Desk) -> list[Proposal]:
    """Ask a rule about a block; a change that would write what it may not see is none."""
    if block.tag == "li" and not rule.lists_too:
        return []
    return [
        one
        for one in rule.proposals(seen, desk.profile, desk.house)
        if PROTECTED not in one.after and BARE not in one.after
    ]


def _of_piece(piece: Piece, block: Block, source: str) -> Iterator[Edit]:
    """Turn one change of a block into changes of the source, one for each text node it reaches into."""
    key = _key(piece, block.text)
    if piece.start == piece.end:
        # With the sign it is for: at the start of the next node, or at the end of the last.
        at = block.starts[piece.start] if piece.joins_next else block.ends[piece.start - 1]
        yield Edit(rule=piece.rule, start=at, end=at, before="", after=piece.text, key=key)
        return
    places = range(piece.start, piece.end)
    runs = [list(run) for _, run in groupby(places, key=block.nodes.__getitem__)]
    holder = len(runs) - 1 if piece.joins_next else 0
    for number, run in enumerate(runs):
        start, end = block.starts[run[0]], block.ends[run[-1]]
        before, after = source[start:end], piece.text if number == holder else ""
        own = key if len(runs) == 1 else f"{key}-{number}"
        yield Edit(rule=piece.rule, start=start, end=end, before=before, after=after, key=own)


def _key(piece: Piece, text: str) -> str:
    """Name an edit by what it does and the letters beside it, which no rule changes."""
    left = _letters(text[max(0, piece.start - _WINDOW) : piece.start])[-_NEIGHBOURS:]
    right = _letters(text[piece.end : piece.end + _WINDOW])[:_NEIGHBOURS]
    name = "\0".join((piece.rule, text[piece.start : piece.end], piece.text, left, right))
    return blake2s(name.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _letters(text: str) -> str:
    composed = normalize("NFC", text).replace("œ", "oe").replace("æ", "ae")
    return _NO_LETTER.sub("", composed)


def _findings(block: Block, text: str, desk: _Desk) -> Iterator[Edit]:
    seen = shielded(block.text, desk.house.names)
    signs = frozenset(seen)
    for rule in desk.advice:
        if rule.concerns(signs):
            for one in _proposals(rule, seen, block, desk):
                yield from _of_piece(_piece(rule, one), block, text)


def _piece(rule: Rule, one: Proposal) -> Piece:
    return Piece(
        start=one.start, end=one.end, text=one.after, rule=rule.id, joins_next=one.joins_next
    )
