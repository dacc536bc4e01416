"""Authors: people and agencies that sign. An author is not a user account."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index

from cms.core.previews import PreviewedOnFront
from cms.core.uniqueness import refuse_taken
from cms.locales.policy import decide
from cms.typography.slugs import french_slug
from news.models.vocabulary import AuthorKind

ADDRESS_TAKEN = _("Cette adresse est déjà celle de « %(other)s ».")


class Author(PreviewedOnFront, TranslatableMixin, index.Indexed, models.Model):
    """Someone who signs."""

    name = models.CharField(_("nom"), max_length=200)
    sort_name = models.CharField(
        _("nom de classement"),
        max_length=200,
        blank=True,
        help_text=_("« Dupont, Anne » ; laissé vide, c’est le nom."),
    )
    slug = models.SlugField(
        _("adresse"), max_length=200, blank=True, help_text=_("Laissée vide, formée du nom.")
    )
    kind = models.CharField(
        _("qualité"), max_length=20, choices=AuthorKind.choices, default=AuthorKind.JOURNALIST
    )
    role = models.CharField(_("fonction"), max_length=200, blank=True)
    bio = models.TextField(_("biographie"), blank=True)
    photo = models.ForeignKey(
        "core.NewsImage",
        verbose_name=_("portrait"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    email = models.EmailField(_("adresse électronique publique"), blank=True)
    expertise = models.CharField(
        _("domaines"), max_length=400, blank=True, help_text=_("Séparés par des virgules.")
    )
    profiles = models.TextField(
        _("profils en ligne"), blank=True, help_text=_("Une adresse par ligne.")
    )
    active = models.BooleanField(_("en activité"), default=True)

    translatable_fields = decide(
        translated="role bio expertise",
        same="name sort_name kind photo email profiles active",
        own="slug",
    )
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("sort_name")]),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("role")]),
        FieldPanel("bio"),
        FieldPanel("photo"),
        MultiFieldPanel(
            [FieldPanel("email"), FieldPanel("expertise"), FieldPanel("profiles")],
            heading=_("Contact et profils"),
        ),
        FieldRowPanel([FieldPanel("slug"), FieldPanel("active")]),
    ]
    search_fields = [
        index.SearchField("name", boost=2),
        index.AutocompleteField("name"),
        index.SearchField("role"),
        index.FilterField("locale_id"),
    ]

    class Meta:
        verbose_name = _("auteur")
        verbose_name_plural = _("auteurs")
        ordering = ("sort_name", "name", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("translation_key", "locale"), name="news_author_once_per_locale"
            ),
            models.UniqueConstraint(
                fields=("slug", "locale"), name="news_author_slug_once_per_locale"
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
        self.sort_name = self.sort_name or self.name
        self.slug = self.slug or free_slug(self, french_slug(self.name, max_length=180))

    def clean(self) -> None:
        super().clean()
        # A preview shows what saving would make of it.
        self.complete()
        refuse_taken(self, "slug", said=ADDRESS_TAKEN)
        for address in self.profile_urls():
            try:
                URLValidator(schemes=["http", "https"])(address)
            except ValidationError as error:
                raise ValidationError(
                    {"profiles": _("« %(address)s » n’est pas une adresse.") % {"address": address}}
                ) from error

    def profile_urls(self) -> list[str]:
        """The profiles' addresses, in order."""
        return [line.strip() for line in self.profiles.splitlines() if line.strip()]


def free_slug(entity: Any, base: str) -> str:
    """The first address of the form `base`, `base-2`, … that no other of its kind has in its locale."""
    base = base or "sans-nom"
    taken = set(
        type(entity)
        .objects.filter(locale_id=entity.locale_id, slug__startswith=base)
        .exclude(pk=entity.pk)
        .values_list("slug", flat=True)
    )
    return next(
        slug
        for n in range(1, len(taken) + 2)
        if (slug := base if n == 1 else f"{base}-{n}") not in taken
    )
