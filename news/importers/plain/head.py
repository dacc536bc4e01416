"""Head: what stands above the first paragraph of a paste (breadcrumb, title, standfirst, byline, date)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from news.importers import dates
from news.importers import text as signs
from news.importers.copy import CopyError, Signature
from news.importers.front_matter import KEYS
from news.importers.plain import cues
from news.importers.plain.cues import Found, Says, Zone
from news.importers.plain.layout import Unit

LONGEST_TITLE = KEYS["title"].limit
LONGEST_BREADCRUMB = 80
LONGEST_STANDFIRST = 600
#: « Chapô : … » → the key it fills.
LABELS = {
    "titre": "title",
    "surtitre": "kicker",
    "chapô": "standfirst",
    "chapo": "standfirst",
    "lieu": "place",
}
#: A stop between two sentences; three letters before it, so that « M. Rey » is not two.
_SENTENCES = re.compile(r"[a-zà-ÿ]{3}\.\s+[A-ZÀ-Ý«]")
_LABEL_SEPARATORS = re.compile(r"\s*[>\u203a/|→]\s*")
#: « ActualitésInternational »: two links a page set apart and a paste did not.
_GLUE = re.compile(r"(?<=[a-zà-öø-ÿœ])(?=[A-ZÀ-ÖØ-ÞŒ])")
_LABEL = re.compile(r"[A-ZÀ-ÖØ-ÞŒ0-9][\w’'& -]{1,38}")
_ONE_WORD = re.compile(r"[A-ZÀ-ÖØ-ÞŒ][\w-]{2,24}(?:\s(?:&|et)\s[\w-]{3,20})?")
_INVITATION = re.compile(
    r"(?i)\b(?:découvrez|plongez|retrouvez|retour sur|explications?|récit|reportage|décryptage|entretien|portrait"
    r"|enquête|analyse|tour d[’']horizon|interview)\b[^.]{0,150}[.…!?:]*$"
)


@dataclass(slots=True, kw_only=True)
class Head:
    """What was read above the text; `length` is the number of lines it took."""

    title: str = ""
    kicker: str = ""
    standfirst: str = ""
    place: str = ""
    breadcrumb: tuple[str, ...] = ()
    authors: list[Signature] = field(default_factory=list)
    agency: str = ""
    date: datetime | None = None
    furniture: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    length: int = 0

    def take(self, found: Found, line: str) -> None:
        """Keep what a recognised line says."""
        match found.says:
            case Says.LABELLED:
                setattr(self, LABELS[found.words["label"].lower()], found.words["words"])
            case Says.BYLINE:
                self._sign(found.words["names"], mention=found.words["mention"])
            case Says.AGENCY:
                self.agency = found.words["agency"]
            case Says.DATE if self.date is None:
                self.date = dates.parse(found.words["date"])
            case Says.PICTURE:
                self.pictures.append(line)
            case Says.FURNITURE | Says.DATE:
                self.furniture.append(line)

    def _sign(self, names: str, *, mention: str) -> None:
        said = cues.read(mention, zone=Zone.HEAD)
        if said and said.says is Says.DATE:
            self.take(said, mention)
            mention = ""
        self.authors += [Signature(name=name, mention=mention) for name in cues.names_apart(names)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A reason to believe that the line below a title is the standfirst."""

    holds: Callable[[Unit, Sequence[Unit], Head], bool]
    reason: str


STANDFIRST = (
    Sign(
        reason="it breaks off to make the reader go on; an opening paragraph ends",
        holds=lambda unit, _below, _head: unit.text.endswith(("…", "...")),
    ),
    Sign(
        reason="sites print the byline and the date between the standfirst and the text",
        holds=lambda _unit, below, _head: _is_signature(below[0]),
    ),
    Sign(
        reason="it tells the reader what the article is",
        holds=lambda unit, _below, _head: _INVITATION.search(unit.text) is not None,
    ),
    Sign(
        reason="an intertitre never opens a text: a line without a stop is a second headline",
        holds=lambda unit, _below, _head: (
            not signs.is_ended(unit.text) and unit.text[-1] not in ":;,"
        ),
    ),
    Sign(
        reason="pages that print a breadcrumb print a standfirst, and more than one paragraph below",
        holds=lambda _unit, below, head: bool(head.breadcrumb) and _are_paragraphs(below[:2]),
    ),
)


def read(units: Sequence[Unit], *, path: str) -> Head:
    """Read the lines above the text; without a title there is no article."""
    head = Head()
    while head.length < len(units):
        unit, below = units[head.length], units[head.length + 1 :]
        found = cues.read(unit.text, zone=Zone.HEAD)
        if found and found.says is not Says.SEPARATOR:
            _take(found, unit, head, path=path)
        elif not found and not _places(unit, below, head, path=path):
            break
        head.length += 1
    if not head.title:
        raise CopyError("no title above the text", path=path, line=units[0].line)
    return head


def _take(found: Found, unit: Unit, head: Head, *, path: str) -> None:
    if found.says is Says.LABELLED:
        key = LABELS[found.words["label"].lower()]
        if len(found.words["words"]) > KEYS[key].limit:
            message = f"the {key} is longer than {KEYS[key].limit} characters"
            raise CopyError(message, path=path, line=unit.line)
    head.take(found, unit.text)


def _places(unit: Unit, below: Sequence[Unit], head: Head, *, path: str) -> bool:
    """Whether the line belongs to the head; if so it is put in its place."""
    if not head.title:
        labels = () if head.breadcrumb else breadcrumb(unit.text, below)
        if labels:
            head.breadcrumb = labels
        else:
            head.title = _title(unit, path=path)
        return True
    if not head.standfirst and _is_standfirst(unit, below, head):
        head.standfirst = unit.text
        return True
    return False


def _title(unit: Unit, *, path: str) -> str:
    if len(unit.text) > LONGEST_TITLE or _SENTENCES.search(unit.text):
        raise CopyError("no title: the text opens with a paragraph", path=path, line=unit.line)
    return unit.text


def breadcrumb(text: str, below: Sequence[Unit]) -> tuple[str, ...]:
    """The section labels of a line that stands above a title; () when it is the title itself."""
    if len(text) > LONGEST_BREADCRUMB or len(below) < 2 or not _is_headline(below[0].text):
        return ()
    apart = [label for label in _LABEL_SEPARATORS.split(text) if label]
    labels = [label for part in apart for label in _unglued(part)]
    if len(labels) > 1 and all(_LABEL.fullmatch(label) for label in labels):
        return tuple(labels)
    return (text,) if _ONE_WORD.fullmatch(text) else ()


def _unglued(label: str) -> list[str]:
    """« LinkedIn » stays one word: a section has three letters, or is an acronym."""
    parts = [part.strip() for part in _GLUE.split(label)]
    return parts if all(len(part) > 2 or part.isupper() for part in parts) else [label]


def _is_headline(text: str) -> bool:
    return (
        len(text) <= LONGEST_TITLE and not text.endswith((".", "…")) and not _SENTENCES.search(text)
    )


def _is_standfirst(unit: Unit, below: Sequence[Unit], head: Head) -> bool:
    if not below or len(unit.text) > LONGEST_STANDFIRST:
        return False
    return any(sign.holds(unit, below, head) for sign in STANDFIRST)


def _is_signature(unit: Unit) -> bool:
    found = cues.read(unit.text, zone=Zone.HEAD)
    return found is not None and found.says in {Says.BYLINE, Says.DATE, Says.AGENCY}


def _are_paragraphs(units: Sequence[Unit]) -> bool:
    return len(units) == 2 and all(unit.text.endswith((".", "»", "!", "?", "…")) for unit in units)
