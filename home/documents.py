"""Documents: what the front page and the site's frame say in public."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from pydantic import with_config
from typing_extensions import TypedDict
from wagtail.models import Locale, Site

from cms.core.references import IfPublic, ImageUse, PageRef
from cms.core.values import CLOSED, Image, SectionLabel
from cms.published.registry import Draft, PageBuilder, SiteBuilder, register_page
from cms.published.watching import publish_site
from home.models import HomePage, Menu, MenuItem, Publisher


@with_config(CLOSED)
class MenuLink(TypedDict):
    """One link of a menu, to a page of the site or to `url`; an empty label means the page's title."""

    label: str
    page: SectionLabel | None
    url: str


@with_config(CLOSED)
class MenuValue(TypedDict):
    """The links of one place."""

    place: str
    items: list[MenuLink]


@with_config(CLOSED)
class PublisherValue(TypedDict):
    """Who publishes, as the law asks and as readers may check; an empty text was not filled."""

    name: str
    tagline: str
    logo: Image | None
    email: str
    legal_name: str
    legal_form: str
    registration: str
    address: str
    phone: str
    publication_director: str
    editor_in_chief: str
    host: str
    press_number: str
    issn: str
    owners: str
    ethics_policy: str
    corrections_policy: str
    ownership_policy: str
    verification_policy: str
    privacy_policy: str
    social_accounts: list[str]


@with_config(CLOSED)
class LocaleValue(TypedDict):
    """A language of the site."""

    code: str
    name: str
    default: bool


def home_shape() -> Mapping[str, Any]:
    """Field → type of the front page's document."""
    return {"standfirst": str}


def build_home(page: HomePage) -> Draft:
    """The front page as readers get it."""
    return Draft(fields={"standfirst": page.standfirst}, card={"standfirst": page.standfirst})


def site_shape() -> Mapping[str, Any]:
    """Field → type of the site's frame."""
    return {
        "locale": str,
        "hostname": str,
        "publisher": PublisherValue,
        "menus": list[MenuValue],
        "locales": list[LocaleValue],
    }


def build_site(site: Site, locale: str) -> dict[str, Any]:
    """Everything a frame around a page needs, in one language."""
    menus = Menu.objects.filter(locale__language_code=locale).order_by("place", "pk")
    return {
        "locale": locale,
        "hostname": site.hostname,
        "publisher": _publisher(Publisher.for_site(site)),
        "menus": [
            {"place": menu.place, "items": [_link(item) for item in menu.items.all()]}
            for menu in menus
        ],
        "locales": [_locale(row) for row in Locale.objects.order_by("pk")],
    }


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
