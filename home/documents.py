"""Documents: what the front page and the site's frame say in public."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any

from django.conf import settings
from django.db.models import Q
from pydantic import with_config
from typing_extensions import TypedDict
from wagtail.models import Locale, Page, Site

from cms.core.fronts import front_shape
from cms.core.references import IfPublic, ImageUse, PageRef
from cms.core.values import CLOSED, Image, Moment, SectionLabel, means
from cms.published.breaking import public_pages
from cms.published.registry import Draft, PageBuilder, SiteBuilder, register_page
from cms.published.times import utc
from cms.published.watching import publish_site
from home.models import HomePage, Menu, MenuItem, Publisher
from news.documents import PAID
from news.models import ArticlePage

#: Pieces of breaking news a frame tells of.
MOST_BREAKING = 5


@with_config(CLOSED)
class MenuLink(TypedDict):
    """One link of a menu, to a page of the site or to `url`; an empty label means the page's title."""

    label: Annotated[str, means("Words of the link; empty means the page's title.", "Politique")]
    page: Annotated[SectionLabel | None, means("Page of the site; null when it leads elsewhere.")]
    url: Annotated[str, means("Address elsewhere; empty for a page.", "https://emploi.example/")]


@with_config(CLOSED)
class MenuValue(TypedDict):
    """The links of one place."""

    place: Annotated[str, means("Where the menu shows.", "header")]
    items: Annotated[list[MenuLink], means("Its links, in order.")]


@with_config(CLOSED)
class PublisherValue(TypedDict):
    """Who publishes, as the law asks and as readers may check; an empty text was not filled."""

    name: Annotated[str, means("Name of the publication.", "Le Quai")]
    tagline: Annotated[
        str, means("A few words under the name; may be empty.", "Le journal du port")
    ]
    logo: Annotated[Image | None, means("Logo; null when there is none.")]
    email: Annotated[str, means("Address for readers; may be empty.", "redaction@journal.example")]
    legal_name: Annotated[
        str, means("Company or association that publishes; may be empty.", "Le Quai SCOP")
    ]
    legal_form: Annotated[str, means("Its legal form and capital; may be empty.", "SCOP, 20 000 €")]
    registration: Annotated[
        str, means("Its registration number; may be empty.", "RCS Brest 000 000 000")
    ]
    address: Annotated[str, means("Postal address; may be empty.", "1, quai de la Douane, Brest")]
    phone: Annotated[str, means("Telephone number; may be empty.", "+33 2 00 00 00 00")]
    publication_director: Annotated[
        str, means("Directeur or directrice de la publication; may be empty.", "Anne Le Gall")
    ]
    editor_in_chief: Annotated[str, means("Editor-in-chief; may be empty.", "Yann Kerjean")]
    host: Annotated[str, means("Who hosts the site; may be empty.", "Hébergeur, Rennes")]
    press_number: Annotated[
        str, means("CPPAP number of the press service; may be empty.", "0128 W 00000")
    ]
    issn: Annotated[str, means("ISSN; may be empty.", "2999-9999")]
    owners: Annotated[
        str, means("Who owns the publication, in plain text; may be empty.", "Ses salariés.")
    ]
    ethics_policy: Annotated[
        str,
        means(
            "Address or words of the ethics policy; may be empty.",
            "https://journal.example/charte/",
        ),
    ]
    corrections_policy: Annotated[
        str,
        means(
            "Address or words of the corrections policy; may be empty.",
            "https://journal.example/corrections/",
        ),
    ]
    ownership_policy: Annotated[
        str,
        means(
            "Address or words on ownership and funding; may be empty.",
            "https://journal.example/qui-nous-possede/",
        ),
    ]
    verification_policy: Annotated[
        str,
        means(
            "Address or words of the fact-checking policy; may be empty.",
            "https://journal.example/verification/",
        ),
    ]
    privacy_policy: Annotated[
        str,
        means(
            "Address or words of the privacy policy; may be empty.",
            "https://journal.example/confidentialite/",
        ),
    ]
    social_accounts: Annotated[
        list[str], means("Addresses of its accounts elsewhere.", ["https://social.example/@quai"])
    ]


@with_config(CLOSED)
class BreakingValue(TypedDict):
    """A piece of breaking news: show it on every screen until its time."""

    id: Annotated[int, means("Id of the page.", 12)]
    title: Annotated[str, means("Its title.", "Le port rouvre mardi")]
    path: Annotated[str, means("Its path on the front end, decoded.", "/politique/le-port-rouvre/")]
    breaking_until: Annotated[
        Moment, means("Until when it is breaking news, in UTC.", "2026-03-01T09:00:00Z")
    ]


@with_config(CLOSED)
class LocaleValue(TypedDict):
    """A language of the site."""

    code: Annotated[str, means("BCP 47 tag; give it as `locale=`.", "fr")]
    name: Annotated[str, means("Name of the language, in French.", "Français")]
    default: Annotated[bool, means("Whether it is the source language.", True)]


def home_shape() -> Mapping[str, Any]:
    """Field → type of the front page's document."""
    return {
        "standfirst": Annotated[str, means("Chapô in plain text; may be empty.", "L’actualité.")],
        "zones": front_shape(),
    }


def build_home(page: HomePage) -> Draft:
    """The front page as readers get it."""
    zones = page.zones.stream_block.front(page.zones, within=f"under:{page.pk}", without=(PAID,))
    return Draft(
        fields={"standfirst": page.standfirst, "zones": zones},
        card={"standfirst": page.standfirst},
    )


def site_shape() -> Mapping[str, Any]:
    """Field → type of the site's frame."""
    return {
        "locale": Annotated[str, means("Language of this frame, a BCP 47 tag.", "fr")],
        "hostname": Annotated[str, means("Host name of the site.", "journal.example")],
        "publisher": Annotated[PublisherValue, means("Who publishes.")],
        "menus": Annotated[list[MenuValue], means("The menus, by place.")],
        "breaking": Annotated[
            list[BreakingValue],
            means(f"Breaking news of this language, newest first: {MOST_BREAKING} at most."),
        ],
        "locales": Annotated[
            list[LocaleValue], means("The languages of the site, the source first.")
        ],
    }


def build_site(site: Site, locale: str, now: datetime) -> dict[str, Any]:
    """Everything a frame around a page needs, in one language, at one moment."""
    menus = Menu.objects.filter(locale__language_code=locale).order_by("place", "pk")
    return {
        "locale": locale,
        "hostname": site.hostname,
        "publisher": _publisher(Publisher.for_site(site)),
        "menus": [
            {"place": menu.place, "items": [_link(item) for item in menu.items.all()]}
            for menu in menus
        ],
        "breaking": _breaking(site, locale=locale, now=now),
        "locales": [_locale(row) for row in Locale.objects.order_by("pk")],
    }


def _breaking(site: Site, *, locale: str, now: datetime) -> list[PageRef]:
    articles = ArticlePage.objects.live().filter(
        Q(embargo_until=None) | Q(embargo_until__lte=now),
        # What is private must not take the place of what readers may see.
        pk__in=public_pages(now=now),
        locale__language_code=locale,
        breaking_until__gt=now,
        path__startswith=_tree_of(site, locale=locale),
    )
    newest = articles.order_by("-first_published_at", "-pk")[:MOST_BREAKING]
    return [
        PageRef(
            id=article.pk,
            label=True,
            said=(("breaking_until", utc(article.breaking_until) or ""),),
        )
        for article in newest
    ]


def _tree_of(site: Site, *, locale: str) -> str:
    """The path in the tree below which a site's pages of one language stand."""
    front = Page.objects.filter(
        translation_key=site.root_page.translation_key, locale__language_code=locale
    ).first()
    return str(front.path) if front else "-"


def _link(item: MenuItem) -> IfPublic | dict[str, Any]:
    if item.page_id is None:
        return {"label": item.label, "page": None, "url": item.url}
    page = PageRef(id=item.page_id, label=True)
    return IfPublic(page=page, value={"label": item.label, "page": page, "url": ""})


def _locale(row: Locale) -> dict[str, Any]:
    names = dict(settings.LANGUAGES)
    code = row.language_code
    return {
        "code": code,
        "name": str(names.get(code, code)),
        "default": code == settings.LANGUAGE_CODE,
    }


def _publisher(publisher: Publisher) -> dict[str, Any]:
    texts = {
        name: getattr(publisher, name)
        for name in PublisherValue.__annotations__
        if name not in {"logo", "social_accounts"}
    }
    accounts = [line.strip() for line in publisher.social_accounts.splitlines() if line.strip()]
    logo = ImageUse(id=publisher.logo_id, alt=publisher.name) if publisher.logo_id else None
    return {**texts, "logo": logo, "social_accounts": accounts}


def register() -> None:
    """Bring the front page's builders to the read model."""
    register_page(PageBuilder(model=HomePage, type="home", build=build_home, shape=home_shape))
    publish_site(
        SiteBuilder(build=build_site, shape=site_shape, watches=(Menu, MenuItem, Publisher))
    )
