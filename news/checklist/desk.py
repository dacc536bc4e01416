"""Rules on what a desk says of a text: signature, topic, section, who paid, which machine, which language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from cms.editorial.checklist import Place
from cms.editorial.roles import PARTNERS_SLUG
from cms.locales.freshness import reading
from news.models import ArticlePage
from news.models.vocabulary import AIUse, CommercialStatus


def author(article: ArticlePage, now: datetime) -> Iterator[Place]:
    """A text nobody signs."""
    if not article.bylines.all() and not article.agency_credit.strip():
        yield Place(message=_("Personne ne signe ce texte."), field="bylines")


def topic(article: ArticlePage, now: datetime) -> Iterator[Place]:
    """A text no topic leads to."""
    if not article.article_topics.all():
        yield Place(message=_("Aucun sujet n’est choisi."), field="article_topics")


def section(article: ArticlePage, now: datetime) -> Iterator[Place]:
    """A section readers cannot reach."""
    parent = article.get_parent()
    if not parent.live:
        said = _("La rubrique « %(title)s » n’est pas en ligne.") % {"title": parent.title}
        yield Place(message=said, field="secondary_sections")


def sponsor(article: ArticlePage, now: datetime) -> Iterator[Place]:
    """A text somebody paid for that does not say who, or says who without saying that they paid."""
    is_paid = article.commercial_status != CommercialStatus.NONE
    if is_paid and not article.sponsor.strip():
        said = _("Ce texte est commercial : nommez l’annonceur ou le partenaire.")
        yield Place(message=said, field="sponsor")
    elif article.sponsor.strip() and not is_paid:
        said = _("Un annonceur est nommé : choisissez la nature commerciale du texte.")
        yield Place(message=said, field="commercial_status")


def partners(article: ArticlePage, now: datetime) -> Iterator[Place]:
    """A text of the partners' section without its label."""
    is_paid = article.commercial_status != CommercialStatus.NONE
    if not is_paid and article.sections_above().filter(slug=PARTNERS_SLUG).exists():
        said = _("Un texte de la rubrique des partenaires porte sa nature commerciale.")
        yield Place(message=said, field="commercial_status")


def machine_text(article: ArticlePage, now: datetime) -> Iterator[Place]:
    """A text a machine wrote that does not tell readers how."""
    if article.ai_use == AIUse.GENERATED and not article.ai_note.strip():
        said = _("Le texte est produit par une machine : dites au lecteur comment.")
        yield Place(message=said, field="ai_note")


def stale_translation(article: ArticlePage, now: datetime) -> Iterator[Place]:
    """A translation whose French has changed since."""
    if article.locale.language_code == settings.LANGUAGE_CODE:
        return
    if article.pk and reading.stale_texts(article.pk):
        said = _("Le français a changé depuis : cette traduction est à rafraîchir.")
        yield Place(message=said, field="title")
