"""The grammar of `fields=`: Wagtail API v2's, read within bounds into a frozen selection."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from cms.api import errors
from cms.api.spelling import shown

MAX_LENGTH = 500
MAX_DEPTH = 3

Start = Literal["default", "all", "none"]
_TOKEN = re.compile(r"[a-z_][a-z0-9_]*|[*(),-]")
_STARTS: dict[str, Start] = {"*": "all", "_": "none"}
_NOT_A_NAME = {"", "_", "*", "(", ")", ",", "-"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One name of a selection: kept or taken away, with what is wanted of its value."""

    name: str
    negated: bool = False
    below: FieldSelection | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSelection:
    """What `fields=` asks for: where to start from, then names to add or take away, in order."""

    start: Start = "default"
    terms: tuple[Term, ...] = ()

    @property
    def is_default(self) -> bool:
        return self.start == "default" and not self.terms

    @property
    def is_all(self) -> bool:
        return self.start == "all" and not self.terms

    @property
    def names(self) -> frozenset[str]:
        """Every top-level name it mentions."""
        return frozenset(term.name for term in self.terms)


#: What a request without `fields=` asks for.
DEFAULT = FieldSelection()


def parse_fields(text: str) -> FieldSelection:
    """Read `title,body(type),-slug`, `*,-body` or `_,title`; anything else is a problem about `fields`."""
    if len(text) > MAX_LENGTH:
        raise malformed(f"is longer than {MAX_LENGTH} characters")
    reader = _Reader(text)
    selection = reader.selection(depth=1)
    reader.end()
    return selection


def malformed(reason: str) -> errors.Problem:
    """The problem of a selection that cannot be understood or granted."""
    return errors.Problem(errors.INVALID_PARAMETER, detail=f"fields {reason}.", parameter="fields")


class _Reader:
    """Reads token by token, and goes down no deeper than `MAX_DEPTH`."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def selection(self, *, depth: int) -> FieldSelection:
        if depth > MAX_DEPTH:
            raise malformed(f"is nested deeper than {MAX_DEPTH} levels")
        start = _STARTS.get(self._peek())
        if start is None:
            return FieldSelection(terms=self._terms(depth=depth))
        self._next()
        if not self._skip(","):
            return FieldSelection(start=start)
        return _granted(FieldSelection(start=start, terms=self._terms(depth=depth)))

    def end(self) -> None:
        if self._at < len(self._text):
            raise self._unexpected()

    def _terms(self, *, depth: int) -> tuple[Term, ...]:
        terms = [self._term(depth=depth)]
        while self._skip(","):
            terms.append(self._term(depth=depth))
        return tuple(terms)

    def _term(self, *, depth: int) -> Term:
        negated = self._skip("-")
        name = self._peek()
        if name in _NOT_A_NAME:
            raise self._unexpected()
        self._next()
        if negated or not self._skip("("):
            return Term(name=name, negated=negated)
        below = self.selection(depth=depth + 1)
        if not self._skip(")"):
            raise self._unexpected()
        return Term(name=name, below=below)

    def _peek(self) -> str:
        """The next token; empty at the end and before a character that starts none."""
        found = _TOKEN.match(self._text, self._at)
        return found.group() if found else ""

    def _next(self) -> None:
        self._at += len(self._peek())

    def _skip(self, token: str) -> bool:
        """Go past the token if it comes next; say whether it did."""
        comes_next = self._peek() == token
        if comes_next:
            self._next()
        return comes_next

    def _unexpected(self) -> errors.Problem:
        if self._at >= len(self._text):
            return malformed("ends too early")
        return malformed(
            f"has an unexpected “{shown(self._text[self._at])}” at position {self._at}"
        )


def _granted(selection: FieldSelection) -> FieldSelection:
    if selection.start == "none" and any(term.negated for term in selection.terms):
        raise malformed("takes a name away after “_”, which holds none")
    if selection.start == "all" and any(
        not term.negated and term.below is None for term in selection.terms
    ):
        raise malformed("adds a name after “*”, which holds them all")
    return selection
