"""What ties an article to people, topics and sections, and what was corrected in it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.models import Orderable

from cms.core.models import TranslatedChild
from cms.locales.policy import decide
from news.models.vocabulary import BylineRole, CorrectionKind


class Byline(TranslatedChild):
    """One signature: who, for what, with which mention."""

    article = ParentalKey("news.ArticlePage", on_delete=models.CASCADE, related_name="bylines")
    author = models.ForeignKey(
        "news.Author", verbose_name=_("auteur"), on_delete=models.PROTECT, related_name="+"
    )
    role = models.CharField(
        _("signe"), max_length=30, choices=BylineRole.choices, default=BylineRole.TEXT
    )
    mention = models.CharField(
        _("mention"),
        max_length=120,
        blank=True,
        help_text=_("« envoyée spéciale à Brest », « correspondance »"),
    )

    panels = [FieldRowPanel([FieldPanel("author"), FieldPanel("role"), FieldPanel("mention")])]
    translatable_fields = decide(translated="mention", same="author role")

    class Meta(TranslatedChild.Meta):
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        constraints = [
            models.UniqueConstraint(
                fields=("translation_key", "locale"), name="news_byline_once_per_locale"
            )
        ]


class ArticleTopic(Orderable):
    """One topic of an article, the most important first."""

    article = ParentalKey(
        "news.ArticlePage", on_delete=models.CASCADE, related_name="article_topics"
    )
    topic = models.ForeignKey(
        "news.Topic", verbose_name=_("sujet"), on_delete=models.PROTECT, related_name="+"
    )

    panels = [FieldPanel("topic")]

    class Meta(Orderable.Meta):
        verbose_name = _("sujet")
        verbose_name_plural = _("sujets")
        constraints = [
            models.UniqueConstraint(fields=("article", "topic"), name="news_topic_once_per_article")
        ]


class SecondarySection(Orderable):
    """Another section the article also belongs to."""

    article = ParentalKey(
        "news.ArticlePage", on_delete=models.CASCADE, related_name="secondary_sections"
    )
    section = models.ForeignKey(
        "news.SectionPage", verbose_name=_("rubrique"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [PageChooserPanel("section", "news.SectionPage")]

    class Meta(Orderable.Meta):
        verbose_name = _("rubrique secondaire")
        verbose_name_plural = _("rubriques secondaires")


class Correction(TranslatedChild):
    """A dated, typed correction, shown to readers."""

    article = ParentalKey("news.ArticlePage", on_delete=models.CASCADE, related_name="corrections")
    kind = models.CharField(
        _("nature"),
        max_length=20,
        choices=CorrectionKind.choices,
        default=CorrectionKind.CORRECTION,
    )
    date = models.DateTimeField(_("date"))
    text = models.TextField(_("texte"))

    panels = [FieldRowPanel([FieldPanel("kind"), FieldPanel("date")]), FieldPanel("text")]
    translatable_fields = decide(translated="text", same="kind date")

    class Meta(TranslatedChild.Meta):
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        constraints = [
            models.UniqueConstraint(
                fields=("translation_key", "locale"), name="news_correction_once_per_locale"
            )
        ]
