"""Tail: what follows the last paragraph of a paste and is not the article (biography, sponsoring, a mail's farewell)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from news.importers import dates
from news.importers import text as signs
from news.importers.copy import Signature
from news.importers.plain import cues
from news.importers.plain.cues import Found, Says, Zone
from news.importers.plain.layout import Unit

#: Biographies and sponsoring lines are short; a long paragraph is the article's.
LONGEST = 420
#: No paste we know carries more lines than this below the text.
MOST = 6

_FIRST_PERSON = re.compile(r"(?i)\bje\b|\bj[’']")
_SAID = re.compile(
    r"(?i)\b(?:selon|di(?:t|sait)|déclar|expliqu|confi|lanc|affirm|ajout|conclu|soulign|regrett|assur|répond|témoign|racont)"
)
_CALL = re.compile(
    r"(?i)\b(?:contactez|écrivez|rejoignez|suivez|soutenez|retrouvez|joignez|aidez)[ -](?:nous|moi)\b"
    r"|\b(?:abonnez|inscrivez)[ -]vous à (?:notre|la) (?:newsletter|lettre|infolettre|chaîne)"
)
_TRADE = re.compile(
    r"(?i)(?:.{3,60} est )?(?:une? )?(?:journaliste|rédact(?:eur|rice)|correspondante?|pigiste|chroniqueu(?:r|se)"
    r"|photographe|auteure?|autrice|spécialiste|diplômée?|passionnée?)\b"
)
_OUR_TITLE = re.compile(
    r"(?i)\b(?:notre|nos) (?:rédaction|site|colonnes|équipe|journal|média|magazine|lecteurs)\b"
)
_ABOUT_TEXT = re.compile(
    r"(?i)(?:cet article|ce contenu|ce texte) (?:est|a été) (?:\w+ )?(?:sponsorisé|proposé|rédigé|produit|réalisé|financé"
    r"|traduit|publié|paru)\b.*|(?:article|contenu) sponsorisé\.?|publi-?(?:rédactionnel|reportage)\.?"
)
_NAMES = re.compile(rf"(?P<names>{cues.PEOPLE})(?:\s*\((?P<mention>[^)]{{2,100}})\))?")


@dataclass(slots=True, kw_only=True)
class Tail:
    """What was read below the text; `length` is the number of lines it took."""

    authors: list[Signature] = field(default_factory=list)
    agency: str = ""
    date: datetime | None = None
    afterword: list[str] = field(default_factory=list)
    length: int = 0

    def take(self, found: Found, line: str) -> None:
        """Keep what a recognised line says; the lines come last first."""
        match found.says:
            case Says.BYLINE:
                self.sign(found.words["names"], mention=found.words["mention"])
            case Says.AGENCY:
                self.agency = found.words["agency"]
            case Says.DATE if self.date is None:
                self.date = dates.parse(found.words["date"])
            case Says.FURNITURE | Says.DATE:
                self.afterword.insert(0, line)

    def sign(self, names: str, *, mention: str) -> None:
        """Add the names of a line above those of the lines below it."""
        signed = [Signature(name=name, mention=mention) for name in cues.names_apart(names)]
        self.authors[:0] = signed


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a line below the text is judged against."""

    signed: tuple[str, ...]
    #: A column speaks in the first person: there, « je » is no sign of a biography.
    is_personal: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A reason to believe that a last line is not the article's; quoted words are taken out before."""

    holds: Callable[[str, Context], bool]
    reason: str


OUTSIDE = (
    Sign(
        reason="an article does not ask its reader to write, subscribe or follow",
        holds=lambda line, _context: _CALL.search(line) is not None,
    ),
    Sign(
        reason="who signs speaks of himself; the article above does not, and nobody is quoted without quotation marks",
        holds=lambda line, context: not context.is_personal and _is_own_voice(line),
    ),
    Sign(
        reason="a biography opens with the name that signed",
        holds=lambda line, context: any(
            re.match(rf"{re.escape(name)},? (?:est|écrit|couvre|a |collabore|travaille)", line)
            for name in context.signed
        ),
    ),
    Sign(
        reason="a trade, and the house it is plied for",
        holds=lambda line, _context: bool(_TRADE.match(line) and _OUR_TITLE.search(line)),
    ),
    Sign(
        reason="a text that says how it was made or paid for speaks of itself",
        holds=lambda line, _context: _ABOUT_TEXT.fullmatch(line) is not None,
    ),
)


def read(units: Sequence[Unit], *, signed: Sequence[str], is_closed: bool) -> Tail:
    """Read the lines below the text, upwards; the first line of `units` is always the text's.

    A line that ends no sentence is only judged when the file `is_closed` by a line end: without one it may be where the
    file was cut (« Anne Le Ga »).
    """
    tail = Tail()
    end = _end(units)
    tail.afterword = [unit.text for unit in units[end:]]
    tail.length = len(units) - end
    for position in range(end - 1, max(0, end - 1 - MOST), -1):
        line, above = units[position].text, units[:position]
        is_finished = is_closed or position < len(units) - 1 or signs.is_ended(line)
        if not _takes(line, above, tail, signed=signed, is_finished=is_finished):
            break
        tail.length += 1
    return tail


def _end(units: Sequence[Unit]) -> int:
    """Where a farewell or a « À propos de l’auteur » cuts the paste; its length when nothing does."""
    for position in range(max(1, len(units) // 2), len(units)):
        found = cues.read(units[position].text, zone=Zone.TAIL)
        if found and found.says is Says.END:
            return position
    return len(units)


def _takes(
    line: str, above: Sequence[Unit], tail: Tail, *, signed: Sequence[str], is_finished: bool
) -> bool:
    """Whether the line belongs to the tail; if so it is kept there."""
    names = (*signed, *(author.name for author in tail.authors))
    if found := cues.read(line, zone=Zone.TAIL):
        tail.take(found, line)
        return found.says is not Says.PICTURE
    if not is_finished or len(line) > LONGEST:
        return False
    if _is_outside(line, above, names=names):
        tail.afterword.insert(0, line)
        return True
    written = _NAMES.fullmatch(line) if not names and len(line) <= cues.LONGEST else None
    if written:
        tail.sign(written["names"], mention=written["mention"] or "")
    return written is not None


def _is_outside(line: str, above: Sequence[Unit], *, names: tuple[str, ...]) -> bool:
    is_personal = any(_FIRST_PERSON.search(signs.unquoted(unit.text)) for unit in above)
    context = Context(signed=names, is_personal=is_personal)
    spoken = signs.unquoted(line).strip()
    return any(sign.holds(spoken, context) for sign in OUTSIDE)


def _is_own_voice(line: str) -> bool:
    return _FIRST_PERSON.search(line) is not None and _SAID.search(line) is None
