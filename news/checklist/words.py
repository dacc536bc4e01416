"""Rules on words: title, standfirst, headings, links, typography."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from bs4 import BeautifulSoup, Tag
from django.utils.translation import gettext as _

from cms.core.typesetting.setting import is_french
from cms.core.typesetting.texts import Text, rewrite
from cms.editorial.checklist import Place
from cms.typography import set_right
from cms.typography.rules import RULES as TYPOGRAPHY
from news.checklist.story import html_of, parts
from news.models import ArticlePage

TITLE_MOST = 110
STANDFIRST_LEAST, STANDFIRST_MOST = 150, 400
#: Blocks that send readers somewhere, by a page or by an address.
RENVOIS = ("read_also", "call_to_action")


def title_length(article: ArticlePage, now: datetime) -> Iterator[Place]:
    """Search engines and cards cut longer ones."""
    signs = len(article.title)
    if signs > TITLE_MOST:
        said = _("Le titre a %(signs)s signes : %(most)s au plus.")
        yield Place(message=said % {"signs": signs, "most": TITLE_MOST}, field="title")


def standfirst(article: ArticlePage, now: datetime) -> Iterator[Place]:
    """A standfirst that is missing, too short or too long."""
    signs = len(article.standfirst.strip())
    if not signs:
        yield Place(message=_("Il n’y a pas de chapô."), field="standfirst")
    elif not STANDFIRST_LEAST <= signs <= STANDFIRST_MOST:
        said = _("Le chapô a %(signs)s signes : de %(least)s à %(most)s conviennent.") % {
            "signs": signs,
            "least": STANDFIRST_LEAST,
            "most": STANDFIRST_MOST,
        }
        yield Place(message=said, field="standfirst")


def text(article: ArticlePage, now: datetime) -> Iterator[Place]:
    """An article that says nothing below its title."""
    if not article.body:
        yield Place(message=_("Il n’y a pas de texte."), field="body")


def heading_order(article: ArticlePage, now: datetime) -> Iterator[Place]:
    """An h3 that stands under no h2."""
    has_second = False
    for part in parts(article):
        if part.kind != "heading":
            continue
        if part.value.get("level") != "h3":
            has_second = True
        elif not has_second:
            said = _("L’intertitre « %(text)s » est de niveau 3 sans niveau 2 au-dessus.")
            text = part.value.get("text") or ""
            yield Place(message=said % {"text": text}, field="body", block=part.path)


def empty_links(article: ArticlePage, now: datetime) -> Iterator[Place]:
    """Links without words, or without anywhere to go."""
    for part in parts(article):
        if part.kind in RENVOIS and not (part.value.get("page") or part.value.get("url")):
            yield Place(message=_("Ce renvoi ne mène nulle part."), field="body", block=part.path)
        for html in html_of(part):
            for link in BeautifulSoup(html, "html.parser").find_all("a"):
                if said := _empty(link):
                    yield Place(message=said, field="body", block=part.path)


def _empty(link: Tag) -> str:
    text = link.get_text().strip()
    if not text:
        return _("Un lien n’a pas de texte.")
    href = str(link.get("href") or "").strip()
    if not link.get("id") and href in {"", "#", "http://", "https://"}:
        return _("Le lien « %(text)s » ne mène nulle part.") % {"text": text}
    return ""


def typography(article: ArticlePage, now: datetime) -> Iterator[Place]:
    """What typography would have an editor look at; it changes none of it."""
    if article.typography_off or not is_french(article):
        return
    found: list[Place] = []

    def look(text: Text) -> str:
        setting = set_right(text.text, language=text.language or "fr", html=text.html)
        field, _slash, block = text.path.partition("/")
        for one in setting.findings:
            said = _("%(text)s : %(rule)s") % {
                "text": text.label,
                "rule": TYPOGRAPHY[one.rule].label,
            }
            found.append(Place(message=said, field=field, block=block))
        return text.text

    rewrite(article, look)
    yield from found
