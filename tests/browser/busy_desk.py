"""A day at the desk: something on every list, under titles as long as real ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import Page

from cms.core.typesetting.setting import set_page_right
from cms.editorial.bin import acts as the_bin
from cms.editorial.models import SecondReading
from cms.editorial.roles import ROLES
from cms.editorial.takedown import acts as takedown
from news.models import ArticlePage, SectionPage
from news.models.links import Correction
from tests.newsroom import Newsroom, paragraph
from tests.published.fronts import compose, slot, zone

STANDFIRST = (
    "Après dix ans de travaux, les halles retrouvent leurs maraîchers ; la mairie promet une ouverture avant l’aube, "
    "six jours sur sept, et un loyer qui ne bougera pas d’ici à la fin du mandat."
)
TYPED = 'Il dit "non": l\'accord ne tient plus que pour 50% des 12 500 élus... Et Mme Le Gall?'


@dataclass(frozen=True, kw_only=True)
class Day:
    """The pages whose screens are looked at."""

    section: SectionPage
    unfinished: ArticlePage
    corrected: ArticlePage
    submitted: ArticlePage


def person(login: str, role: str, *, password: str) -> Any:
    """Somebody of the table, as often as asked."""
    user, is_new = get_user_model().objects.get_or_create(username=login)
    if is_new:
        user.set_password(password)
        user.save()
        user.groups.add(Group.objects.get(name=ROLES[role].label))
    return user


def busy_day(desk: Newsroom, *, chief: Any) -> Day:
    """Fill every list of the desk. Written in a section of its own, which no other test lists."""
    section = desk.section("Économie portuaire")
    author, topic = desk.author("Maëlle Kerouédan-Le Bihan"), desk.topic("Halles et marchés")
    whole = {"section": section, "standfirst": STANDFIRST, "authors": [author], "topics": [topic]}
    corrected = _corrected(desk, whole)
    _online(desk, whole, chief=chief)
    _planned(desk, whole)
    _thrown_away(desk, whole, chief=chief)
    writer = get_user_model().objects.get(username="journaliste")
    submitted = desk.article(
        "Les dockers votent la reprise du travail à main levée", publish=False, **whole
    )
    submitted.save_revision(user=writer)
    submitted.get_workflow().start(submitted, writer)
    _front(section, desk)
    desk.settle()
    return Day(
        section=section, unfinished=_unfinished(desk), corrected=corrected, submitted=submitted
    )


def _unfinished(desk: Newsroom) -> ArticlePage:
    """What the checklist and typography have most to say of."""
    page = desk.article(
        "Le marché couvert rouvre à l'aube: ce qui change pour les maraîchers, les riverains et tous ceux qui n'en dorment plus.",
        section=SectionPage.objects.get(title="Économie portuaire", locale__language_code="fr"),
        publish=False,
        standfirst=TYPED,
        body=[paragraph(TYPED), {"type": "heading", "value": {"text": "Un intertitre", "level": "h3"}}],
        hero=desk.image("Halles au petit matin, vues du quai", credit=""),
        commercial_status="supported",
    )  # fmt: skip
    set_page_right(page)
    page.save_revision()
    return page


def _corrected(desk: Newsroom, whole: dict[str, Any]) -> ArticlePage:
    page = desk.article("Le bac reprend lundi, avec deux traversées de plus", **whole)
    now = timezone.now()
    page.corrections = [
        Correction(kind="correction", date=now, text="La première traversée part à six heures, et non à sept comme nous l’avions écrit.", locale=page.locale),
        Correction(kind="right_of_reply", date=now, text="La compagnie nous demande de préciser que le tarif ne change pas.", locale=page.locale),
    ]  # fmt: skip
    desk.publish(page)
    return page


def _online(desk: Newsroom, whole: dict[str, Any], *, chief: Any) -> None:
    """What was published in haste, and a picture whose rights end."""
    now = timezone.now()
    for title, minutes in (
        ("La grue du quai nord s’est couchée cette nuit : ni blessé ni marchandise perdue", -30),
        ("Grève : le port bloqué jusqu’à nouvel ordre", 90),
    ):
        page = desk.article(title, **whole)
        SecondReading.objects.create(
            page=page,
            published_by=chief,
            published_at=now,
            due_at=now + timedelta(minutes=minutes),
        )
    image = desk.image(
        "La grue couchée, photographiée du pont levant",
        rights_expire_at=now + timedelta(days=5),
    )
    desk.article("La grue vue du pont levant", hero=image, hero_alt="Une grue couchée", **whole)
    heard = desk.article("Le patron du chantier entendu dans l’affaire des quais", **whole)
    takedown.dereference(
        heard, user=chief, reason="Relaxe prononcée en appel, courrier de l’avocat du 3.", now=now
    )


def _planned(desk: Newsroom, whole: dict[str, Any]) -> None:
    """An hour, an end, an embargo; one hour that passed, and one that the checklist refuses."""
    now = timezone.now()
    tomorrow = now + timedelta(days=1)
    held = desk.article(
        "Rapport de la chambre régionale des comptes : ce que l’on reproche au syndicat mixte du port",
        embargo_until=tomorrow,
        **whole,
    )
    held.expire_at = now + timedelta(days=30)
    desk.publish(held)
    ready = desk.article("Portrait de la première pilote du port", publish=False, **whole)
    ready.go_live_at = tomorrow + timedelta(hours=2)
    ready.save_revision().publish()
    missed = desk.article("Les horaires des marées de la semaine", publish=False, **whole)
    missed.save_revision(approved_go_live_at=now - timedelta(minutes=3))
    paid = desk.article(
        "Passez l’été au fil de l’eau", publish=False, commercial_status="supported", **whole
    )
    paid.save_revision(approved_go_live_at=tomorrow)


def _thrown_away(desk: Newsroom, whole: dict[str, Any], *, chief: Any) -> None:
    for title in ("Essai de maquette, à ne pas garder", "Doublon : la grue du quai nord"):
        page = desk.article(title, publish=False, **whole)
        the_bin.put(page, user=chief, now=timezone.now())


def _front(section: Page, desk: Newsroom) -> None:
    lead, second = ArticlePage.objects.child_of(section).live().order_by("pk")[:2]
    compose(
        section,
        zone(
            slot(lead, kicker="Port", title="Le bac reprend, et part deux fois de plus", size="large"),
            slot(second),
            title="À la une",
        ),
        zone(title="À lire aussi", backfill={"genre": "news", "max_age_days": 7}),
        zone(slot(url="https://meteo.example/", title="La météo marine"), title="Services"),
    )  # fmt: skip
