"""For each rule of the checklist, a text it finds something in and one it lets pass."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from cms.core.typesetting.setting import is_french
from cms.locales.models import PublishedText
from news.models import ArticlePage
from tests.newsroom import paragraph
from tests.translators import Desk

PAST = datetime(2020, 1, 1, tzinfo=UTC)
FUTURE = datetime(2100, 1, 1, tzinfo=UTC)

Make = Callable[[Desk], ArticlePage]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Two texts that differ in what the rule looks at."""

    fails: Make
    passes: Make


def says(**fields: Any) -> Make:
    """A draft with these fields."""
    return lambda desk: desk.newsroom.article("Le port rouvre", publish=False, **fields)


def shows(*, credit: str = "Studio", alt: str = "Un quai", **image: Any) -> Make:
    """A draft whose main picture is like this."""

    def make(desk: Desk) -> ArticlePage:
        picture = desk.newsroom.image(credit=credit, default_alt=alt, **image)
        return says(hero=picture)(desk)

    return make


def synthetic(note: str) -> Make:
    def make(desk: Desk) -> ArticlePage:
        article = shows(digital_source_type="trained_algorithmic_media")(desk)
        article.ai_note = note
        return article

    return make


def in_partners(**fields: Any) -> Make:
    def make(desk: Desk) -> ArticlePage:
        section = desk.newsroom.section("Partenaires", slug="partenaires")
        return desk.newsroom.article("Un séjour", section=section, publish=False, **fields)

    return make


def in_section(*, live: bool) -> Make:
    def make(desk: Desk) -> ArticlePage:
        section = desk.newsroom.section("Culture", live=live)
        return desk.newsroom.article("Le festival", section=section, publish=False)

    return make


def signed(desk: Desk) -> ArticlePage:
    return says(authors=[desk.newsroom.author()])(desk)


def about(desk: Desk) -> ArticlePage:
    return says(topics=[desk.newsroom.topic()])(desk)


def pictured(desk: Desk) -> ArticlePage:
    return shows()(desk)


def told(html: str) -> Make:
    return says(body=[paragraph(html)])


def headed(*levels: str) -> Make:
    return says(
        body=[{"type": "heading", "value": {"text": "Le quai", "level": level}} for level in levels]
    )


def translated(*, stale: bool) -> Make:
    def make(desk: Desk) -> ArticlePage:
        english = desk.published(desk.newsroom.article("Le port rouvre"))
        assert not is_french(english)
        if stale:
            texts = PublishedText.objects.filter(page=english)
            texts.update(source_now="Le port ferme", stale_since=PAST)
        return english

    return make


CASES: dict[str, Case] = {
    "rights": Case(fails=shows(rights_expire_at=PAST), passes=shows(rights_expire_at=FUTURE)),
    "credit": Case(fails=shows(credit=""), passes=shows()),
    "alternative": Case(fails=shows(alt=""), passes=shows()),
    "sponsor": Case(
        fails=says(commercial_status="supported"),
        passes=says(commercial_status="supported", sponsor="La Ville"),
    ),
    "partners": Case(
        fails=in_partners(),
        passes=in_partners(commercial_status="advertorial", sponsor="La Ville"),
    ),
    "machine_text": Case(
        fails=says(ai_use="generated"),
        passes=says(ai_use="generated", ai_note="Résultats mis en phrases par un programme."),
    ),
    "synthetic": Case(fails=synthetic(""), passes=synthetic("Image de synthèse : le futur quai.")),
    "empty_links": Case(
        fails=told('Voir <a href="#">le port</a>.'),
        passes=told('Voir <a href="https://port.example/">le port</a>.'),
    ),
    "title_length": Case(
        fails=lambda desk: desk.newsroom.article("Le port " * 20, publish=False),
        passes=says(),
    ),
    "standfirst": Case(fails=says(standfirst="Court."), passes=says(standfirst="Le port. " * 25)),
    "text": Case(fails=says(body=[]), passes=says()),
    "hero": Case(fails=says(), passes=pictured),
    "section": Case(fails=in_section(live=False), passes=in_section(live=True)),
    "author": Case(fails=says(), passes=signed),
    "topic": Case(fails=says(), passes=about),
    "heading_order": Case(fails=headed("h3", "h2"), passes=headed("h2", "h3")),
    "typography": Case(fails=told("La 3eme digue."), passes=told("La 3e digue.")),
    "stale_translation": Case(fails=translated(stale=True), passes=translated(stale=False)),
}
