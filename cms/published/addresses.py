"""Where readers find a page: its site and its path, by what the database says of front pages and not by what was remembered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F
from wagtail.models import Page, Site
from wagtail.models.sites import SiteRootPath


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where readers find a page."""

    site_id: int
    #: The host name, empty for the default site.
    site: str
    root_url: str
    path: str

    @property
    def html_url(self) -> str:
        """The whole address a reader types."""
        return f"{self.root_url}{self.path}"


class NoAddress(LookupError):
    """The page is under no site."""


def address_of(page: Page) -> Address:
    """The page's site, path and full address; raise `NoAddress` where there is none."""
    roots = Roots.load()
    parts = page.get_url_parts(request=roots)
    if parts is None or parts[2] is None:
        raise NoAddress(f"Page {page.pk} is under no site.")
    site_id, root_url, path = parts
    return Address(site_id=site_id, site=roots.hosts[site_id], root_url=root_url, path=path)


@dataclass(frozen=True, kw_only=True)
class Roots:
    """The front pages of every site in every language, as `Page.get_url_parts` takes them.

    Wagtail keeps these in Django's cache for an hour. Another process's save of a front page clears that process's cache
    and no other, and a shared one may be filled again before the save is committed: the worker would take every page to be
    under no site, and hide it.
    """

    #: The name under which Wagtail looks for them on the object it is given.
    _wagtail_cached_site_root_paths: Sequence[SiteRootPath]
    #: By id; the default site's is empty.
    hosts: dict[int, str]

    @classmethod
    def load(cls) -> Roots:
        """Two queries, whatever the number of sites and languages. The most specific site comes first, as in Wagtail."""
        in_order = ("-root_page__url_path", "-is_default_site", "hostname")
        with_keys = Site.objects.annotate(key=F("root_page__translation_key"))
        sites = list(with_keys.order_by(*in_order))
        fronts = Page.objects.filter(translation_key__in={site.key for site in sites})
        pages = list(fronts.values_list("translation_key", "url_path", "locale__language_code"))
        paths = [
            SiteRootPath(site.pk, url_path, site.root_url, language)
            for site in sites
            for key, url_path, language in pages
            if key == site.key
        ]
        hosts = {site.pk: "" if site.is_default_site else site.hostname for site in sites}
        return cls(_wagtail_cached_site_root_paths=paths, hosts=hosts)
