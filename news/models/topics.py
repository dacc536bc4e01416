"""Topics: what articles are about, with the names readers search for."""

from __future__ import annotations

from typing import Any

from django.core.validators import RegexValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index

from cms.core.previews import PreviewedOnFront
from cms.core.uniqueness import refuse_taken
from cms.locales.policy import decide
from cms.typography.slugs import french_slug
from news.models.people import ADDRESS_TAKEN, free_slug
from news.models.vocabulary import TopicKind


class Topic(PreviewedOnFront, TranslatableMixin, index.Indexed, models.Model):
    """A subject, person, organisation, place or event."""

    name = models.CharField(_("nom"), max_length=200)
    slug = models.SlugField(
        _("adresse"), max_length=200, blank=True, help_text=_("Laissée vide, formée du nom.")
    )
    kind = models.CharField(
        _("nature"), max_length=20, choices=TopicKind.choices, default=TopicKind.SUBJECT
    )
    aliases = models.TextField(
        _("autres noms"),
        blank=True,
        help_text=_("Un par ligne : « Otan », « NATO ». La recherche les connaît."),
    )
    description = models.TextField(_("description"), blank=True)
    medtop = models.CharField(
        _("code IPTC Media Topics"),
        max_length=20,
        blank=True,
        validators=[
            RegexValidator(r"^medtop:\d{8}$", _("Attendu : « medtop: » et huit chiffres."))
        ],
    )
    wikidata = models.CharField(
        _("identifiant Wikidata"),
        max_length=20,
        blank=True,
        validators=[RegexValidator(r"^Q\d+$", _("Attendu : « Q » et un nombre."))],
    )
    image = models.ForeignKey(
        "core.NewsImage",
        verbose_name=_("image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    translatable_fields = decide(
        translated="name aliases description", same="kind medtop wikidata image", own="slug"
    )
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("kind")]),
        FieldPanel("aliases"),
        FieldPanel("description"),
        FieldPanel("image"),
        FieldRowPanel([FieldPanel("medtop"), FieldPanel("wikidata")]),
        FieldPanel("slug"),
    ]
    search_fields = [
        index.SearchField("name", boost=2),
        index.SearchField("aliases"),
        index.AutocompleteField("name"),
        index.AutocompleteField("aliases"),
        index.FilterField("locale_id"),
    ]

    class Meta:
        verbose_name = _("sujet")
        verbose_name_plural = _("sujets")
        ordering = ("name", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("translation_key", "locale"), name="news_topic_once_per_locale"
            ),
            models.UniqueConstraint(
                fields=("slug", "locale"), name="news_topic_slug_once_per_locale"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.complete()
        with transaction.atomic():
            super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        with transaction.atomic():
            return super().delete(*args, **kwargs)

    def complete(self) -> None:
        """Fill what may be left empty."""
        self.slug = self.slug or free_slug(self, french_slug(self.name, max_length=180))

    def clean(self) -> None:
        super().clean()
        # A preview shows what saving would make of it.
        self.complete()
        refuse_taken(self, "slug", said=ADDRESS_TAKEN)

    def alias_list(self) -> list[str]:
        """The other names, in order."""
        return [line.strip() for line in self.aliases.splitlines() if line.strip()]
