"""The showcase: a newsroom in which everything the contract speaks of occurs, the same on every machine."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, Site

from cms.core.models import NewsDocument, NewsImage
from cms.published.models import LogState
from home.models import HomePage, Menu, MenuItem, Publisher
from news.models import ArticlePage, Author, Byline, SectionPage, Topic
from news.models.links import ArticleTopic, Correction
from tests.conftest import forget_changes
from tests.contract.story import every_block
from tests.newsroom import paragraph, picture
from tests.published.fronts import slot, zone

MOMENT = datetime(2026, 3, 1, 12, tzinfo=UTC)
BASE_URL = "https://journal.example"
HOME, HOME_EN, SECTION, SUBSECTION, SECTION_EN = 2, 3, 10, 11, 12
FULL, MINIMAL, ENGLISH, WITHDRAWN = 20, 21, 22, 23
IMAGE, FILE, AUTHOR, TOPIC, REDIRECT = 7, 4, 3, 8, 9


def key(number: int) -> UUID:
    """A translation key."""
    return UUID(f"00000000-0000-4000-9000-{number:012}")


def build() -> None:
    """Put everything in place; the caller freezes the clock and settles."""
    french = Locale.objects.get_or_create(language_code="fr")[0]
    english = Locale.objects.get_or_create(language_code="en")[0]
    Locale.objects.exclude(pk__in=[french.pk, english.pk]).delete()
    image = _files()
    home = _front_page(french)
    _begin_the_log()
    section = _sections(home)
    # Last: sections made under a tree that is open follow into it by themselves, with ids of their own.
    sections = (section, _in_english(english))
    _people(french, image)
    _articles(*sections, english=english, image=image)
    _frame(home, french, sections[0])
    _fronts(home, sections[0])


def _files() -> NewsImage:
    NewsDocument.objects.create(
        pk=FILE, title="Les horaires", file=SimpleUploadedFile("exemple-horaires.txt", b"7 h, 40\n")
    )
    return NewsImage.objects.create(
        pk=IMAGE,
        title="bac-0412",
        file=picture("exemple-bac.jpg", size=(700, 467)),
        default_alt="Le bac à quai",
        caption="Le bac, mardi.",
        credit="Anne Le Gall / Studio",
        creator="Anne Le Gall",
        source="Studio",
        copyright_notice="© Studio",
        focal_point_x=350,
        focal_point_y=150,
        focal_point_width=100,
        focal_point_height=100,
        digital_source_type="digital_capture",
    )


def _front_page(french) -> HomePage:
    root = Page.objects.get(depth=1)
    for page in root.get_children():
        page.specific.delete()
    root = Page.objects.get(depth=1)
    home = HomePage(pk=HOME, title="La une", slug="une", locale=french, translation_key=key(1))
    home.standfirst = "L’actualité du port."
    root.add_child(instance=home)
    Site.objects.all().delete()
    Site.objects.create(
        pk=1, hostname="journal.example", port=443, is_default_site=True, root_page=home
    )
    Site.clear_site_root_paths_cache()
    return home


def _begin_the_log() -> None:
    """Nothing has been told yet: the front page that stood there before is no part of the example."""
    forget_changes()
    LogState.objects.update_or_create(
        id=1, defaults={"epoch": "exemple", "last": 0, "floor": 0, "built_with": ""}
    )


def _sections(home) -> SectionPage:
    section = SectionPage(
        pk=SECTION,
        title="Transports",
        slug="transports",
        short_title="Transports",
        standfirst="Ce qui nous déplace.",
        colour="#0b5fa5",
        translation_key=key(2),
    )
    home.add_child(instance=section)
    section.add_child(
        instance=SectionPage(pk=SUBSECTION, title="En mer", slug="en-mer", translation_key=key(3))
    )
    return section


def _in_english(english) -> SectionPage:
    home = HomePage(pk=HOME_EN, title="Home", slug="home", locale=english, translation_key=key(1))
    Page.objects.get(depth=1).add_child(instance=home)
    section = SectionPage(
        pk=SECTION_EN, title="Transport", slug="transport", locale=english, translation_key=key(2)
    )
    home.add_child(instance=section)
    return section


def _people(french, image) -> None:
    Author.objects.create(
        pk=AUTHOR,
        name="Anne Le Gall",
        slug="anne-le-gall",
        role="Correspondante à Brest",
        bio="Elle suit les ports.",
        photo=image,
        email="anne@journal.example",
        expertise="ports, pêche",
        profiles="https://social.example/@anne",
        locale=french,
        translation_key=key(4),
    )
    Topic.objects.create(
        pk=TOPIC,
        name="Port de Brest",
        slug="port-de-brest",
        kind="place",
        aliases="port militaire",
        description="Le port.",
        wikidata="Q12193",
        image=image,
        locale=french,
        translation_key=key(5),
    )


def _articles(section, section_en, *, english, image) -> None:
    minimal = ArticlePage(
        pk=MINIMAL, title="Une brève", slug="une-breve", translation_key=key(7), body=[]
    )
    section.add_child(instance=minimal)
    full = _full_article(image)
    section.add_child(instance=full)
    full.save_revision().publish()
    translated = ArticlePage(
        pk=ENGLISH,
        title="The ferry is back",
        slug="the-ferry-is-back",
        standfirst="Three months later.",
        locale=english,
        translation_key=key(6),
        body=[paragraph("It lands at <b>seven</b>.")],
    )
    section_en.add_child(instance=translated)
    withdrawn = ArticlePage(pk=WITHDRAWN, title="Retiré", slug="retire", translation_key=key(8))
    section.add_child(instance=withdrawn)


def _full_article(image) -> ArticlePage:
    article = ArticlePage(
        pk=FULL,
        title="Le bac rouvre mardi",
        slug="le-bac-rouvre",
        kicker="Traversée",
        short_title="Le bac rouvre",
        standfirst="Après trois mois de travaux, le bac reprend ses rotations.",
        genre="reportage",
        hero=image,
        hero_alt="Le bac à quai, de face",
        hero_caption="Le bac, mardi.",
        agency_credit="avec AFP",
        place="Brest",
        access="subscriber",
        commercial_status="supported",
        sponsor="La régie",
        urgency=3,
        updated_at_editorial=datetime(2026, 3, 1, 11, tzinfo=UTC),
        breaking_until=datetime(2026, 3, 1, 18, tzinfo=UTC),
        public_note="Mis à jour avec les horaires.",
        ai_use="assisted",
        ai_note="Horaires mis en tableau par une machine, puis relus.",
        social_title="Le bac est de retour",
        social_description="Trois mois sans traversée.",
        social_image=image,
        canonical_url="",
        show_in_menus=True,
        seo_title="Le bac rouvre mardi à Brest",
        search_description="Le bac reprend ses rotations.",
        translation_key=key(6),
        body=every_block(image=IMAGE, file=FILE, page=MINIMAL),
    )
    article.bylines = [Byline(author_id=AUTHOR, role="text", mention="à Brest")]
    article.article_topics = [ArticleTopic(topic_id=TOPIC)]
    article.corrections = [
        Correction(
            kind="correction",
            date=datetime(2026, 3, 1, 11, tzinfo=UTC),
            text="Le bac porte 40 voitures, et non 30.",
        )
    ]
    return article


def _frame(home, french, section) -> None:
    publisher = Publisher.for_site(Site.objects.get())
    publisher.name, publisher.tagline = "Le Quai", "Le journal du port"
    publisher.legal_name, publisher.publication_director = "Le Quai SCOP", "Anne Le Gall"
    publisher.social_accounts = "https://social.example/@quai"
    publisher.save()
    menu = Menu(place="main", locale=french, translation_key=key(9))
    menu.items = [
        MenuItem(label="", page=section, sort_order=0),
        MenuItem(label="Emploi", url="https://emploi.example/", sort_order=1),
    ]
    menu.save()
    Redirect.objects.create(pk=REDIRECT, old_path="/bac", redirect_page_id=FULL, is_permanent=True)


def _fronts(home, section) -> None:
    """Every kind of item, some put there and one that came by itself."""
    full, minimal = ArticlePage.objects.get(pk=FULL), ArticlePage.objects.get(pk=MINIMAL)
    until = MOMENT + timedelta(hours=18)
    words = {"kicker": "Mardi", "title": "Le bac est de retour", "standfirst": "", "image": IMAGE}
    weather = slot(url="https://meteo.example/brest/", title="La météo marine", size="text")
    lead = zone(
        slot(full, size="large", pinned_until=until, **words),
        slot(topic=TOPIC, size="small"),
        weather,
        layout="lead",
    )
    rest = zone(title="Transports", maximum=3, backfill={"section": SECTION, "size": "small"})
    home.refresh_from_db()
    home.zones = home.zones.stream_block.to_python(_numbered([lead, rest]))
    home.save()
    section.refresh_from_db()
    section.zones = section.zones.stream_block.to_python(
        _numbered([zone(slot(minimal), title="À lire", layout="list")])
    )
    section.save()


def _numbered(zones) -> list:
    """Ids of its own, the same on every run."""
    for number, one in enumerate(zones, 101):
        one["id"] = str(key(number))
        for place, item in enumerate(one["value"]["slots"], 1):
            item["id"] = str(key(number * 100 + place))
    return zones


def withdraw() -> None:
    """Take one article away from readers, as an editor does: its address has gone."""
    ArticlePage.objects.get(pk=WITHDRAWN).unpublish()
