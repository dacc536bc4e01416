"""Hosts: which site a reader means by the name they came by.

Pages of the default site are stored without its name, and readers may say it all the same. A host that is no site's reads
the default site's pages, as Wagtail answers it; the name of another site reads what is its own.
"""

from __future__ import annotations

from itertools import product
from typing import Any, Final

from django.conf import settings

from cms.published import keys

_NAMED: Final = (
    "SELECT object_id FROM published_publishedresource WHERE kind = 'site' AND name = %s"
)
#: The condition that a document's `site_id` is a site of this name.
IS_OF: Final = f"site_id IN ({_NAMED})"
#: The same, or that no site has this name.
IS_READ_AT: Final = f"({IS_OF} OR NOT EXISTS ({_NAMED}))"


def bare(host: str) -> str:
    """A host without its port: sites are told apart by name."""
    return host.partition(":")[0]


def path_tags(address: str, *, host: str) -> list[str]:
    """The cache tags of an address read at a host: what appears there may be the default site's, and has no query."""
    said = {address, address.partition("?")[0]}
    names = {bare(host), ""}
    return sorted(
        keys.path_tag(keys.path_hash(path, site=name)) for path, name in product(said, names)
    )


def default_site() -> tuple[str, list[Any]]:
    """A statement for the id of the site whose front page has no site's name; and its values."""
    hashes = _front_pages()
    marks = ", ".join("%s" for _hashed in hashes)
    sql = f"SELECT site_id FROM published_publisheddocument WHERE path_hash IN ({marks}) LIMIT 1"  # noqa: S608 fixed text
    return sql, hashes


def another_site(host: str) -> tuple[str, list[Any]]:
    """The condition that a name is that of a site other than the default one; and its values."""
    hashes = _front_pages()
    marks = ", ".join("%s" for _hashed in hashes)
    default = f"SELECT site_id FROM published_publisheddocument WHERE path_hash IN ({marks})"  # noqa: S608 fixed text
    return f"EXISTS ({_NAMED} AND object_id NOT IN ({default}))", [host, *hashes]


def _front_pages() -> list[Any]:
    """The hashed addresses of the default site's front page in every language."""
    codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    return [keys.path_hash(keys.home_of(code)) for code in codes]
