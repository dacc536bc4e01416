"""Front blocks: zones and slots, as the editor of a front composes them.

What a slot may lead to and what may fill a zone is the newsroom's to say: it subclasses `SlotBlock` and `RuleBlock`.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import BlockGroup, StructBlockValidationError

from cms.core.blocks.links import PageChoice
from cms.core.blocks.media import Picture
from cms.core.blocks.text import Address, Choice, Line, Lines
from cms.core.fronts import MOST_CARDS, MOST_ZONES, Backfill, Front, FrontZone, Slot, Zone
from cms.core.references import EntityRef, ImageUse, PageRef

SIZES = [
    ("large", _("Grande")),
    ("medium", _("Moyenne")),
    ("small", _("Petite")),
    ("text", _("Sans image")),
]
LAYOUTS = [
    ("lead", _("Ouverture")),
    ("grid", _("Grille")),
    ("list", _("Liste")),
    ("strip", _("Bandeau")),
]
USUAL_CARDS = 6

EMPTY = _("Cet emplacement est vide : choisissez ce qu’il montre, ou supprimez-le.")
TWO_TARGETS = _("Cet emplacement mène à deux endroits : n’en gardez qu’un.")
NO_TITLE = _("Un lien vers un autre site a besoin d’un titre.")
PAST = _("Cette date est passée : repoussez-la, ou supprimez l’emplacement.")


class Until(blocks.DateTimeBlock):
    """A moment to come; whatever is stored that is none reads as nothing."""

    def to_python(self, value: Any) -> datetime | None:
        if isinstance(value, str):
            try:
                value = parse_datetime(value)
            except ValueError:
                return None
        if not isinstance(value, datetime):
            return None
        return timezone.make_aware(value) if timezone.is_naive(value) else value

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        now = timezone.now()  # noqa: TID251 a form is a door
        if value is not None and value <= now and not self.is_deferred_validation:
            raise ValidationError(PAST)
        return value


class Number(blocks.IntegerBlock):
    """A whole number; whatever is stored that is none reads as nothing."""

    def to_python(self, value: Any) -> int | None:
        try:
            return int(value)
        except (TypeError, ValueError):
            return None


class SlotBlock(blocks.StructBlock):
    """One place of a zone: one target, and the words to show there instead of its own."""

    #: The fields of which exactly one is filled.
    targets: tuple[str, ...] = ("page", "url")

    page = PageChoice(label=_("Page du site"), required=False)
    url = Address(label=_("Ou adresse d’un autre site"), required=False)
    size = Choice(choices=SIZES, default="medium", label=_("Taille"))
    pinned_until = Until(
        label=_("Épinglé jusqu’à"),
        required=False,
        help_text=_("L’emplacement se vide de lui-même à cette heure."),
    )
    kicker = Line(label=_("Surtitre ici"), required=False, max_length=60)
    title = Line(
        label=_("Titre ici"),
        required=False,
        max_length=200,
        help_text=_("Laissé vide, c’est celui de la page ou du sujet."),
    )
    standfirst = Lines(label=_("Chapô ici"), required=False, rows=2)
    image = Picture(label=_("Image ici"), required=False)

    class Meta:
        icon = "thumbtack"
        label = _("Emplacement")

    def clean(self, value: Any) -> Any:
        """A draft is kept as it is; a front that goes out has one target in each slot."""
        value = super().clean(value)
        if self.is_deferred_validation:
            return value
        filled = [name for name in self.targets if value.get(name)]
        if not filled:
            raise StructBlockValidationError(non_block_errors=[ValidationError(EMPTY)])
        if len(filled) > 1:
            raise StructBlockValidationError(
                block_errors={name: ValidationError(TWO_TARGETS) for name in filled[1:]}
            )
        if filled == ["url"] and not value.get("title"):
            raise StructBlockValidationError(block_errors={"title": ValidationError(NO_TITLE)})
        return value

    def target(self, value: Any) -> PageRef | EntityRef | str | None:
        """Where the slot leads; nothing while nobody said."""
        page = value.get("page")
        return PageRef(id=page.pk) if page else value.get("url") or None

    def slot(self, value: Any, *, block_id: str) -> Slot | None:
        """The slot as it was composed; nothing where it shows nothing yet."""
        target = self.target(value)
        if target is None or (isinstance(target, str) and not value.get("title")):
            return None
        image = value.get("image")
        return Slot(
            id=block_id,
            target=target,
            size=self.child_blocks["size"].get_api_representation(value.get("size")),
            kicker=value.get("kicker") or "",
            title=value.get("title") or "",
            standfirst=value.get("standfirst") or "",
            image=ImageUse(id=image.pk, alt=image.default_alt) if image else None,
            pinned_until=value.get("pinned_until"),
        )


class RuleBlock(blocks.StructBlock):
    """What fills a zone by itself; a rule that says nothing is off."""

    #: Wagtail's names of the page types that may come.
    types: tuple[str, ...] = ()

    max_age_days = Number(
        label=_("Ancienneté maximale, en jours"), required=False, min_value=1, max_value=3650
    )
    size = Choice(choices=SIZES, default="medium", label=_("Taille des articles ajoutés"))

    class Meta:
        icon = "rotate"
        label = _("Remplissage automatique")
        help_text = _(
            "Les articles les plus récents qui répondent à tout ce qui est rempli ici ; rien de rempli, pas de remplissage."
        )

    def backfill(
        self, value: Any, *, within: str, without: tuple[str, ...] = ()
    ) -> Backfill | None:
        """The rule as it reads; nothing when it is off. Whoever names a section or a genre gets all of it."""
        conditions = self.conditions(value)
        named = conditions.get("section") or conditions.get("facets")
        days = value.get("max_age_days")
        if not any(conditions.values()) and not days:
            return None
        return Backfill(
            within=within,
            without=() if named else without,
            types=self.types,
            size=self.child_blocks["size"].get_api_representation(value.get("size")),
            max_age=timedelta(days=min(days, 3650)) if days and days > 0 else None,
            **conditions,
        )

    def conditions(self, value: Any) -> dict[str, Any]:
        """The conditions a newsroom adds: `section`, `topic` and `facets` of a `Backfill`."""
        return {}


class ZoneBlock(blocks.StructBlock):
    """A part of a front."""

    title = Line(label=_("Titre de la zone"), required=False, max_length=120)
    layout = Choice(choices=LAYOUTS, default="grid", label=_("Disposition"))
    maximum = Number(
        label=_("Nombre maximal de cartes"), default=USUAL_CARDS, min_value=1, max_value=MOST_CARDS
    )
    slots = blocks.ListBlock(
        SlotBlock(), label=_("Emplacements"), max_num=MOST_CARDS, default=[], collapsed=True
    )
    backfill = RuleBlock(label=_("Remplissage automatique"))

    class Meta:
        icon = "grip"
        label = _("Zone")
        label_format = "{title}"
        form_layout = BlockGroup(
            children=["title", "slots", "backfill"], settings=["layout", "maximum"]
        )

    def zone(
        self, value: Any, *, block_id: str, within: str, without: tuple[str, ...] = ()
    ) -> Zone:
        """The zone as it was composed; slots that show nothing yet are left out."""
        slot_block, rule = self.child_blocks["slots"].child_block, self.child_blocks["backfill"]
        found = (
            slot_block.slot(child.value or {}, block_id=child.id or f"{block_id}-{place}")
            for place, child in enumerate(value["slots"].bound_blocks if value.get("slots") else ())
        )
        return Zone(
            id=block_id,
            title=value.get("title") or "",
            layout=self.child_blocks["layout"].get_api_representation(value.get("layout")),
            maximum=min(max(value.get("maximum") or USUAL_CARDS, 1), MOST_CARDS),
            slots=tuple(slot for slot in found if slot is not None),
            backfill=rule.backfill(value.get("backfill") or {}, within=within, without=without),
        )


class FrontBlock(blocks.StreamBlock):
    """The zones of a front, from the top down."""

    api_type = list[FrontZone]

    zone = ZoneBlock()

    class Meta:
        max_num = MOST_ZONES

    def front(self, value: Any, *, within: str, without: tuple[str, ...] = ()) -> Front:
        """What the page's builder hands over.

        Rules that name no section read the list `within`; those that name no genre either leave out the lists `without`.
        """
        zones = (
            child.block.zone(
                child.value, block_id=child.id or str(place), within=within, without=without
            )
            for place, child in enumerate(value)
        )
        return Front(zones=tuple(zones)[:MOST_ZONES])
