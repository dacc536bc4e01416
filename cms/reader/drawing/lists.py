"""Lists: the screens that lead to articles: front page, section, author, topic, search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from cms.reader.built import Words
from cms.reader.drawing.cards import cards
from cms.reader.drawing.frame import breadcrumb
from cms.reader.drawing.markup import NOTHING, Markup, address, html, say
from cms.reader.drawing.pictures import portrait
from cms.reader.drawing.zones import zones

#: How many cards a list shows at a time.
PER_PAGE = 20
Document = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One page of a list."""

    cards: Sequence[Mapping[str, Any]]
    total: int
    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A section's name and newest articles."""

    title: str
    path: str
    cards: Sequence[Mapping[str, Any]]


def home(page: Document, groups: Sequence[Group], words: Words) -> Markup:
    """The front page: the zones an editor composed, or else what is newest, section by section."""
    composed = zones(page, words, leads=True)
    newest = [
        html(
            '<section class="zone"><h2><a href="{}">{}</a></h2>{}</section>',
            address(group.path), group.title,
            cards(group.cards, words, level=3, first=place == 0),
        )
        for place, group in enumerate(groups)
    ]  # fmt: skip
    return html("{}{}", _titled(page["title"], page["standfirst"]), composed or newest)


def section(page: Document, listed: Listed, words: Words) -> Markup:
    """A section: its name, its zones, its articles."""
    return html(
        "{}{}{}{}",
        breadcrumb(page["breadcrumb"], words),
        _titled(page["title"], page["standfirst"]),
        zones(page, words, leads=False),
        _list(page["path"], listed, words),
    )


def author(person: Document, path: str, listed: Listed, words: Words) -> Markup:
    """Someone, and what they signed."""
    name, locale = person["name"], person["locale"]
    return html(
        '<div class="profile">{}<div>{}{}{}</div></div><section aria-label="{}">{}</section>',
        portrait(person["photo"], words) if person["photo"] else NOTHING,
        _titled(name, ""),
        _spoken("kicker", person["role"], locale=locale),
        _spoken("lines", person["bio"], locale=locale),
        say(words["articles_by"], name=name), _list(path, listed, words),
    )  # fmt: skip


def topic(about: Document, path: str, listed: Listed, words: Words) -> Markup:
    """A topic, and what was written about it."""
    return html(
        '{}{}<section aria-label="{}">{}</section>',
        _titled(about["name"], ""),
        _spoken("lines", about["description"], locale=about["locale"]),
        words["articles_about"], _list(path, listed, words),
    )  # fmt: skip


def search(words: Words) -> Markup:
    """The search page before anything was found; finding is the script's."""
    return html(
        "{}<noscript><p>{}</p></noscript>",
        _titled(words["search"], ""), words["searching_needs_script"],
    )  # fmt: skip


def _list(path: str, listed: Listed, words: Words) -> Markup:
    shown = cards(listed.cards, words, level=2, first=True)
    return html("{}{}", shown, _pager(path, listed, words))


def _titled(title: str, standfirst: str) -> Markup:
    said = html('<p class="standfirst">{}</p>', standfirst) if standfirst else NOTHING
    return html('<h1 tabindex="-1">{}</h1>{}', title, said)


def _spoken(name: str, text: str, *, locale: str) -> Markup:
    return html('<p class="{}" lang="{}">{}</p>', name, locale, text) if text else NOTHING


def _pager(path: str, listed: Listed, words: Words) -> Markup:
    newer = older = NOTHING
    if listed.page > 1:
        newer = html('<a rel="prev" href="{}">{}</a> ', _to(path, listed.page - 1), words["newer"])
    if listed.page * PER_PAGE < listed.total:
        older = html('<a rel="next" href="{}">{}</a>', _to(path, listed.page + 1), words["older"])
    if not newer and not older:
        return NOTHING
    return html('<nav class="pager" aria-label="{}">{}{}</nav>', words["pages"], newer, older)


def _to(path: str, page: int) -> str:
    return f"{path}?{urlencode({'page': page})}"
