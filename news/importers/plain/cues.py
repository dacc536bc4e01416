"""Cues: the signs by which a line of pasted text says what it is, each with the reason to believe it.

A cue has to be right more often than it is missed: a line nobody recognises stays in the article, where an editor sees
it; a line wrongly recognised would leave it. Hence patterns that match whole, short lines, and only where they belong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, Flag, auto

from news.importers import dates


class Says(Enum):
    """What a line is."""

    LABELLED = auto()
    DATE = auto()
    BYLINE = auto()
    AGENCY = auto()
    FURNITURE = auto()
    PICTURE = auto()
    SEPARATOR = auto()
    END = auto()


class Zone(Flag):
    """Where in a paste a sign means something: around the headline, among the paragraphs, after them."""

    HEAD = auto()
    BODY = auto()
    TAIL = auto()
    ENDS = HEAD | TAIL
    ANYWHERE = HEAD | BODY | TAIL


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A sign and what it says; its pattern matches the whole line."""

    says: Says
    zone: Zone
    pattern: re.Pattern[str]
    reason: str


#: A longer line is text, whatever it looks like.
LONGEST = 320

_GIVEN = r"[A-ZÀ-ÖØ-ÞŒ][\w’'.-]*"
_PARTICLE = r"(?:d[eu]|des|la|le|van|von|der|ben|el|al)"
#: Two words or more, each with its capital: « par temps calme » is not signed.
PERSON = rf"{_GIVEN}(?:\s+(?:{_PARTICLE}\s+){{0,2}}(?:d[’'])?{_GIVEN}){{1,4}}"
PEOPLE = rf"{PERSON}(?:\s*(?:,|&|\bet\b)\s*{PERSON}){{0,6}}"
_AGENCY = r"(?:AFP|AP|Reuters|ATS|Belga|ANP|DPA|EFE|ANSA)"


def _cue(says: Says, zone: Zone, reason: str, pattern: str) -> Cue:
    return Cue(says=says, zone=zone, reason=reason, pattern=re.compile(pattern))


CUES = (
    _cue(
        Says.LABELLED, Zone.HEAD, "freelances label what they send",
        r"(?i)(?P<label>titre|surtitre|chap[ôo]|lieu)\s*:\s*(?P<words>\S.*)",
    ),
    _cue(
        Says.FURNITURE, Zone.HEAD, "a forwarded mail brings its header",
        r"(?i)(?:de|from|à|to|cc|objet|subject|envoyé|sent|date|répondre à|reply-to)\s*:\s.+",
    ),
    _cue(
        Says.FURNITURE, Zone.HEAD, "a reply says whom it quotes",
        r"(?i)(?:le|on)\s.{5,120}\s(?:a écrit|wrote)\s*:",
    ),
    _cue(
        Says.FURNITURE, Zone.HEAD, "a forwarded mail says so",
        r"(?i)-{2,}\s?(?:message (?:transféré|d[’']origine)|(?:forwarded|original) message)\s?-{2,}",
    ),
    _cue(
        Says.FURNITURE, Zone.HEAD, "a mail greets before it tells",
        r"(?i)(?:bonjour|bonsoir|salut)\b.{0,40}[,!.]",
    ),
    _cue(
        Says.FURNITURE, Zone.ENDS, "sites count the minutes; ours are computed",
        r"(?i)(?:temps de )?lecture\s*:?\s*\d+\s*min(?:utes?|\.)?|\d+\s*min(?:utes?|\.)?\s*de lecture",
    ),
    _cue(
        Says.FURNITURE, Zone.ENDS, "the day a site last touched its page",
        r"(?i)(?:mis à jour|modifié|actualisé) le \d.{3,40}",
    ),
    _cue(
        Says.FURNITURE, Zone.ANYWHERE, "buttons of the page the text was copied from",
        r"(?i)partager|imprimer|commenter|publicité|facebook|twitter|linkedin|whatsapp|newsletter|copier le lien"
        r"|envoyer par e-?mail|(?:\d+\s*)?commentaires?|(?:article )?réservé aux abonnés",
    ),
    _cue(
        Says.FURNITURE, Zone.ANYWHERE, "a link to an article of the other site",
        r"(?i)(?:à )?(?:lire|voir|écouter) (?:aussi|également)\s*[:–—-]\s*.{1,250}",
    ),
    _cue(
        Says.BYLINE, Zone.ENDS, "« Par », names, and how they worked",
        rf"(?i:par|texte\s*:|reportage\s*:)\s+(?P<names>{PEOPLE})(?:\s*[,(|•–—-]\s*(?P<mention>[^.]{{1,110}}?)\)?)?",
    ),
    _cue(
        Says.BYLINE, Zone.ENDS, "« Par » and a pen name, alone on a line",
        rf"(?i:par)\s+(?P<names>{_GIVEN})(?P<mention>)",
    ),
    _cue(
        Says.BYLINE, Zone.ENDS, "an interview is signed by who asked",
        rf"(?P<mention>(?i:(?:propos|textes?) recueillis?(?: et traduits?)?))\s+(?i:par)\s+(?P<names>{PEOPLE})\.?",
    ),
    _cue(
        Says.AGENCY, Zone.ENDS, "wire copy names its agency on a line",
        rf"\(?(?P<agency>(?:(?i:avec|source\s*:|d[’']après|par)\s+)?{_AGENCY}(?:\s*(?:,|et|/)\s*{_AGENCY}){{0,3}})\)?\.?",
    ),
    _cue(
        Says.DATE, Zone.ENDS, "a date alone on its line is no sentence",
        r"(?i)(?:(?:publié|paru|mis en ligne|posté)e?\s*(?:le\s)?\s*:?\s*)?(?P<date>\D{0,16}\d.{4,40}?)"
        r"(?:\s*[,|•(–—-]\s*(?:mis à jour|modifié|actualisé).{0,50})?",
    ),
    _cue(
        Says.FURNITURE, Zone.ENDS, "a copyright line belongs to the site",
        r"(?i)(?:©|\(c\)|copyright)\s*\d{4}\b.*|.{0,120}tous droits réservés\.?|reproduction interdite.{0,120}",
    ),
    _cue(
        Says.PICTURE, Zone.ANYWHERE, "the caption of a picture that was not pasted",
        r"(?i)(?:(?:crédits?\s+)?photos?|photographie|crédits?|illustration|légende|image)\s*[:©]\s*\S.{0,250}|©\s*\S.{0,120}",
    ),
    _cue(Says.END, Zone.TAIL, "mail cuts its signature off this way", r"--"),
    _cue(Says.SEPARATOR, Zone.ANYWHERE, "signs without a word", r"[*•·⁂~# –—_=-]{1,80}"),
    _cue(
        Says.END, Zone.TAIL, "what follows speaks of who wrote",
        r"(?i)(?:à propos|au sujet) (?:de l[’']auteure?|des auteurs)\s*:?|(?:l[’']|les )auteure?s?\s*:?",
    ),
    _cue(
        Says.END, Zone.TAIL, "a mail takes leave after it has told",
        r"(?i)(?:(?:bien )?cordialement|bien à (?:vous|toi)|bonne (?:journée|soirée|lecture)|amitiés|à bientôt|merci)"
        r"(?: à (?:vous|tous))?\s*[,!.]?",
    ),
)  # fmt: skip

_APART = re.compile(r"\s*(?:,|&|\bet\b)\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a line says, and the words its cue picked out."""

    says: Says
    words: dict[str, str]


def read(line: str, *, zone: Zone) -> Found | None:
    """The first cue a line gives in a zone."""
    if len(line) > LONGEST:
        return None
    for cue in CUES:
        if not cue.zone & zone:
            continue
        found = cue.pattern.fullmatch(line)
        if found and _holds(cue, found):
            words = {name: value or "" for name, value in found.groupdict().items()}
            return Found(says=cue.says, words=words)
    return None


def names_apart(names: str) -> list[str]:
    """« Anne Le Gall et Paul Rey. » → the two names."""
    return _APART.split(names.rstrip("."))


def _holds(cue: Cue, found: re.Match[str]) -> bool:
    """A line shaped like a date is one when the calendar has it."""
    return cue.says is not Says.DATE or dates.parse(found["date"]) is not None
