"""A text while rules work on it: each piece remembers what was typed in its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cms.typography.edits import Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of the typed text, [start, end), and what stands for it now; no rule when untouched."""

    start: int
    end: int
    text: str
    rule: str = ""
    joins_next: bool = True


class Draft:
    """The typed text cut in pieces; `text` is how it reads after the rules so far."""

    def __init__(self, typed: str) -> None:
        self._pieces = [Piece(start=0, end=len(typed), text=typed)]
        self.text = typed

    def change(self, rule: str, proposals: Iterable[Proposal]) -> None:
        """Make these changes, which lie apart from each other."""
        for proposal in sorted(proposals, reverse=True):
            self._change(rule, proposal)
        self.text = "".join(piece.text for piece in self._pieces)

    def changes(self) -> Iterator[Piece]:
        """Yield what was changed and is not back to what was typed, in order."""
        yield from (piece for piece in self._pieces if piece.rule)

    def is_in_one_node(self, proposal: Proposal, nodes: Sequence[int]) -> bool:
        """Tell whether what a change replaces was typed inside one text node."""
        at = 0
        typed: set[int] = set()
        for piece in self._pieces:
            end = at + len(piece.text)
            if at < proposal.end and proposal.start < end:
                low = 0 if piece.rule else max(proposal.start - at, 0)
                high = piece.end if piece.rule else piece.start + min(proposal.end - at, end - at)
                typed.update(nodes[piece.start + low : high])
            at = end
        return len(typed) <= 1

    def _change(self, rule: str, proposal: Proposal) -> None:
        before: list[Piece] = []
        touched: list[Cut] = []
        after: list[Piece] = []
        at = 0
        for piece in self._pieces:
            end = at + len(piece.text)
            if end < proposal.start:
                before.append(piece)
            elif at <= proposal.end and _touches(piece, at, end, proposal):
                head, cut, after = _cut(piece, at, proposal)
                before += head
                touched.append(cut)
            elif end <= proposal.start and not touched:
                before.append(piece)
            else:
                after.append(piece)
            at = end
        self._pieces = [*before, _merged(rule, proposal, before, touched), *after]


class Cut(NamedTuple):
    """What a change takes of one piece, and the words of an earlier edit it leaves on both sides."""

    start: int
    end: int
    rule: str
    left: str
    right: str


def _touches(piece: Piece, at: int, end: int, proposal: Proposal) -> bool:
    """Tell whether a piece takes part in a change; an insertion beside an edit joins the sign it is for."""
    if proposal.start < proposal.end:
        return at < proposal.end and proposal.start < end
    if at < proposal.start < end:
        return True
    if not piece.rule:
        return False
    deleted = at == end == proposal.start
    beside = at == proposal.start if proposal.joins_next else end == proposal.start
    return deleted or beside


def _cut(piece: Piece, at: int, proposal: Proposal) -> tuple[list[Piece], Cut, list[Piece]]:
    """Cut an untouched piece around the change; an edited one is taken whole."""
    low = max(proposal.start - at, 0)
    high = min(max(proposal.end - at, low), len(piece.text))
    if piece.rule:
        cut = Cut(piece.start, piece.end, piece.rule, piece.text[:low], piece.text[high:])
        return [], cut, []
    start, end = piece.start + low, piece.start + high
    head = Piece(start=piece.start, end=start, text=piece.text[:low])
    tail = Piece(start=end, end=piece.end, text=piece.text[high:])
    return [head] if head.text else [], Cut(start, end, "", "", ""), [tail] if tail.text else []


def _merged(rule: str, proposal: Proposal, before: list[Piece], touched: list[Cut]) -> Piece:
    """Make one piece of what was touched: one change to see, one to take back."""
    here = before[-1].end if before else 0
    cuts = touched or [Cut(here, here, "", "", "")]
    return Piece(
        start=cuts[0].start,
        end=cuts[-1].end,
        text=cuts[0].left + proposal.after + cuts[-1].right,
        rule=next((cut.rule for cut in cuts if cut.rule), rule),
        joins_next=proposal.joins_next,
    )
