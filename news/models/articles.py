"""ArticlePage: the text a newsroom publishes, with everything a desk says of it."""

from __future__ import annotations

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision
from wagtail.search import index

from cms.core.blocks import StoryBlock
from cms.core.fields import StoryField
from cms.core.models import BasePage
from cms.editorial import embargo
from cms.locales.policy import decide
from news import corrections
from news.counting import count
from news.models.vocabulary import Access, AIUse, CommercialStatus, Genre
from news.panels import article_edit_handler


class ArticlePage(BasePage):
    """An article; the section it belongs to is its parent."""

    kicker = models.CharField(_("surtitre"), max_length=60, blank=True)
    standfirst = models.TextField(
        _("chapô"), blank=True, help_text=_("De 150 à 400 signes ; ne répète pas le titre.")
    )
    body = StoryField(StoryBlock(), blank=True, verbose_name=_("texte"))
    hero = models.ForeignKey(
        "core.NewsImage",
        verbose_name=_("image principale"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    hero_alt = models.CharField(_("texte de remplacement"), max_length=300, blank=True)
    hero_decorative = models.BooleanField(_("image décorative"), default=False)
    hero_caption = models.CharField(_("légende"), max_length=400, blank=True)

    genre = models.CharField(_("genre"), max_length=30, choices=Genre.choices, default=Genre.NEWS)
    agency_credit = models.CharField(
        _("mention d’agence"), max_length=120, blank=True, help_text=_("« avec une agence »")
    )
    place = models.CharField(_("lieu"), max_length=120, blank=True)
    access = models.CharField(
        _("accès"), max_length=20, choices=Access.choices, default=Access.FREE
    )
    commercial_status = models.CharField(
        _("nature commerciale"),
        max_length=20,
        choices=CommercialStatus.choices,
        default=CommercialStatus.NONE,
    )
    sponsor = models.CharField(_("annonceur ou partenaire"), max_length=120, blank=True)
    urgency = models.PositiveSmallIntegerField(
        _("urgence"),
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(9)],
        help_text=_("De 1 (flash) à 9."),
    )
    breaking_until = models.DateTimeField(_("alerte jusqu’à"), null=True, blank=True)
    embargo_until = models.DateTimeField(_("embargo jusqu’à"), null=True, blank=True)

    published_at = models.DateTimeField(
        _("date affichée"),
        null=True,
        blank=True,
        help_text=_("Laissée vide, c’est la première publication."),
    )
    updated_at_editorial = models.DateTimeField(
        _("mise à jour affichée"),
        null=True,
        blank=True,
        help_text=_("Une coquille corrigée ne la déplace pas."),
    )
    ai_use = models.CharField(
        _("emploi de l’IA"), max_length=20, choices=AIUse.choices, default=AIUse.NONE
    )
    ai_note = models.CharField(_("précision sur l’IA"), max_length=300, blank=True)
    public_note = models.TextField(
        _("note de la rédaction"), blank=True, help_text=_("Affichée au lecteur.")
    )
    internal_note = models.TextField(
        _("note interne"), blank=True, help_text=_("Ne sort jamais de la rédaction.")
    )

    short_title = models.CharField(_("titre court"), max_length=80, blank=True)
    social_title = models.CharField(_("titre de partage"), max_length=150, blank=True)
    social_description = models.CharField(_("description de partage"), max_length=300, blank=True)
    social_image = models.ForeignKey(
        "core.NewsImage",
        verbose_name=_("image de partage"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    canonical_url = models.URLField(
        _("adresse d’origine"), blank=True, help_text=_("Si le texte est d’abord paru ailleurs.")
    )
    noindex = models.BooleanField(_("hors des moteurs de recherche"), default=False)
    #: Dereferenced: our own search leaves it out too.
    nosearch = models.BooleanField(_("hors de toute recherche"), default=False, editable=False)
    slugline = models.CharField(
        _("nom de travail"), max_length=40, blank=True, help_text=_("Interne, jamais public.")
    )
    external_id = models.CharField(
        _("identifiant d’origine"), max_length=200, blank=True, editable=False, db_index=True
    )

    word_count = models.PositiveIntegerField(_("mots"), default=0, editable=False)
    char_count = models.PositiveIntegerField(_("signes"), default=0, editable=False)
    reading_time = models.PositiveIntegerField(_("minutes de lecture"), default=0, editable=False)

    #: The section a text will stand in that is not in the tree yet.
    parent_to_be: Page | None = None
    #: Whoever ends an embargo sooner by what was typed: told in the history when a version keeps it.
    embargo_lifted_by: Any = None

    not_typeset = frozenset({"slugline", "internal_note"})
    translatable_fields = decide(
        translated="title seo_title search_description kicker standfirst body hero_alt hero_caption agency_credit place "
        "ai_note public_note short_title social_title social_description bylines corrections",
        same="show_in_menus hero hero_decorative genre access commercial_status sponsor urgency breaking_until "
        "embargo_until published_at updated_at_editorial ai_use social_image canonical_url article_topics "
        "secondary_sections",
        own="slug slugline internal_note noindex nosearch typography_off",
    )
    parent_page_types = ["news.SectionPage"]
    subpage_types: list[str] = []
    # A copy is another article than the one that was imported.
    exclude_fields_in_copy = ["external_id"]

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("kicker"),
        index.SearchField("standfirst"),
        index.SearchField("body"),
        index.SearchField("slugline"),
        index.AutocompleteField("slugline"),
        index.FilterField("genre"),
        index.FilterField("urgency"),
    ]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding and self.nosearch and self._is_another_text():
            # Decided of the text it was copied from, and shown nowhere.
            self.nosearch = False
        self.measure()
        corrections.keep(self)
        super().save(*args, **kwargs)

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        """Keep a version, and beside it who lifts an embargo by it: first, for what it says stands from there on."""
        with transaction.atomic():
            if self.embargo_lifted_by is not None:
                embargo.note(self, user=self.embargo_lifted_by, until=self.embargo_until)
            revision: Revision = super().save_revision(*args, **kwargs)
        self.embargo_lifted_by = None
        return revision

    def with_content_json(self, content: dict[str, Any]) -> Any:
        """A version; whether search finds the article is decided of the page, whatever its versions keep."""
        version = super().with_content_json(content)
        version.nosearch = self.nosearch
        return version

    def sections_above(self) -> QuerySet[Page]:
        """Every page it stands below; of one that is being created, every page it will."""
        is_new = not self.path and self.parent_to_be is not None
        lowest: Any = self.parent_to_be if is_new else self
        found: QuerySet[Page] = lowest.get_ancestors(inclusive=is_new)
        return found

    def _is_another_text(self) -> bool:
        """Neither an alias nor a translation: what Wagtail’s « Copier » makes."""
        known = Page.objects.filter(translation_key=self.translation_key)
        return self.alias_of_id is None and not known.exists()

    def measure(self) -> None:
        """Set signs, words and reading time from the text as it stands."""
        measured = count(self.body.stream_block.get_prep_value(self.body))
        self.word_count, self.char_count, self.reading_time = (
            measured.words,
            measured.signs,
            measured.minutes,
        )


ArticlePage.edit_handler = article_edit_handler()
