"""Labels: what readers must be told before they read. Articles and cards alike go through here, so none can forget."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cms.reader.built import Words
from cms.reader.drawing.markup import NOTHING, Markup, html, say

#: Genres everybody takes for granted; every other one is named, opinions first of all.
PLAIN = frozenset({"news", "brief", "wire"})


def labels(page: Mapping[str, Any], words: Words) -> Markup:
    """Paid for by whom, which genre, for whom."""
    marks = [_paid(page["commercial"], words), _genre(page), _reserved(page["access"], words)]
    shown = [mark for mark in marks if mark]
    return html('<p class="labels">{}</p>', shown) if shown else NOTHING


def _paid(commercial: Mapping[str, str] | None, words: Words) -> Markup:
    """The law asks that paid text says so, wherever it shows."""
    if not commercial:
        return NOTHING
    label, sponsor = commercial["label"], commercial["sponsor"]
    said = say(words["with_sponsor"], label=label, sponsor=sponsor) if sponsor else label
    return html('<strong class="label paid">{}</strong> ', said)


def _genre(page: Mapping[str, Any]) -> Markup:
    said = page["genre"]
    if not isinstance(said, Mapping):
        said = {"code": said or "", "label": page["genre_label"], "opinion": False}
    if not said["label"] or (said["code"] in PLAIN and not said["opinion"]):
        return NOTHING
    return html('<span class="label genre">{}</span> ', said["label"])


def _reserved(access: str | None, words: Words) -> Markup:
    if access not in {"subscriber", "registered"}:
        return NOTHING
    return html('<span class="label access">{}</span> ', words[access])
