"""Questions: the requests whose answers are the contract's examples, by the name of their file."""

from __future__ import annotations

from cms.api.cursors import ChangeCursor, write_change_cursor
from tests.contract.showcase import (  # fmt: skip
    AUTHOR,
    ENGLISH,
    FILE,
    FULL,
    HOME,
    HOME_EN,
    IMAGE,
    MINIMAL,
    REDIRECT,
    SECTION,
    SUBSECTION,
    TOPIC,
)

V2 = "/api/v2"
EXPIRED = write_change_cursor(ChangeCursor(epoch="avant", position=1))

#: File → what is asked with GET.
ASKED: dict[str, str] = {
    "pages/article-full": f"{V2}/pages/{FULL}/",
    "pages/article-minimal": f"{V2}/pages/{MINIMAL}/",
    "pages/article-translated": f"{V2}/pages/{ENGLISH}/",
    "pages/section-full": f"{V2}/pages/{SECTION}/",
    "pages/section-minimal": f"{V2}/pages/{SUBSECTION}/",
    "pages/home-full": f"{V2}/pages/{HOME}/",
    "pages/home-minimal": f"{V2}/pages/{HOME_EN}/",
    "pages/fields": f"{V2}/pages/{FULL}/?fields=_,title,hero(src,alt)",
    "pages/find": f"{V2}/pages/find/?html_path=/transports/le-bac-rouvre/",
    "lists/cards": f"{V2}/pages/",
    "lists/articles-first": f"{V2}/pages/?type=article&order=title&limit=2",
    "lists/articles-in-english": f"{V2}/pages/?type=article&locale=en",
    "lists/documents": f"{V2}/pages/?type=section&fields=*",
    "lists/fields": f"{V2}/pages/?type=article&fields=_,id,title",
    "lists/count": f"{V2}/pages/?limit=0",
    "resolve/page": f"{V2}/resolve/?path=/transports/le-bac-rouvre/",
    "resolve/home": f"{V2}/resolve/?path=/",
    "resolve/translated": f"{V2}/resolve/?path=/en/transport/the-ferry-is-back/",
    "resolve/redirect": f"{V2}/resolve/?path=/bac",
    "resolve/gone": f"{V2}/resolve/?path=/transports/retire/",
    "resolve/none": f"{V2}/resolve/?path=/rien/",
    "changes/first": f"{V2}/changes/?limit=5",
    "changes/all": f"{V2}/changes/",
    "changes/head": f"{V2}/changes/?limit=0",
    "changes/expired": f"{V2}/changes/?after={EXPIRED}",
    "site/french": f"{V2}/site/?locale=fr",
    "site/english": f"{V2}/site/?locale=en",
    "site/sections": f"{V2}/sections/",
    "site/locales": f"{V2}/locales/",
    "site/redirects": f"{V2}/redirects/",
    "catalogues/authors": f"{V2}/authors/",
    "catalogues/author": f"{V2}/authors/{AUTHOR}/",
    "catalogues/topics": f"{V2}/topics/",
    "catalogues/topic": f"{V2}/topics/{TOPIC}/",
    "catalogues/images": f"{V2}/images/",
    "catalogues/image": f"{V2}/images/{IMAGE}/",
    "catalogues/documents": f"{V2}/documents/",
    "catalogues/document": f"{V2}/documents/{FILE}/",
    "catalogues/redirect": f"{V2}/redirects/{REDIRECT}/",
    "errors/invalid-parameter": f"{V2}/pages/?limit=cent",
    "errors/unknown-parameter": f"{V2}/pages/?lokale=fr",
    "errors/repeated-parameter": f"{V2}/pages/?locale=fr&locale=en",
    "errors/conflicting-parameters": f"{V2}/pages/?child_of=2&descendant_of=2",
    "errors/too-many-parameters": f"{V2}/pages/?{'&'.join(['locale=fr'] * 51)}",
    "errors/unknown-field": f"{V2}/pages/?fields=titel",
    "errors/not-found": f"{V2}/pages/404404/",
    "errors/not-implemented": f"{V2}/pages/?search=bac",
}
#: Problems no public GET meets today, with the members they carry.
RAISED: dict[str, dict[str, str]] = {
    "bad-request": {},
    "unauthorized": {},
    "forbidden": {},
    "not-acceptable": {},
    "gone": {},
    "content-too-large": {},
    "unsupported-media-type": {},
    "too-many-requests": {},
    "internal-error": {},
    "unavailable": {},
    "query-timeout": {},
}
