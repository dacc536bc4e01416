"""Hostile values: what strangers put into a query string, a path or a header; a table, no code."""

# ruff: noqa: RUF001 look-alike characters are the point

from __future__ import annotations

#: Every parameter the API knows, then those stock APIs and attackers know.
PARAMETERS = (
    "type", "section", "topic", "author", "genre", "child_of", "descendant_of", "ancestor_of", "translation_of",
    "locale", "site", "slug", "ids", "published_after", "published_before", "fields", "format", "order", "limit",
    "offset", "cursor", "search", "search_operator", "html_path", "id", "path", "after", "show_in_menus", "kind",
    "fallback", "translation_key", "q", "facets", "access", "year", "owner", "owner__password", "password", "draft_title", "latest_revision", "title__startswith",
    "live", "hero", "body", "callback", "_method", "utf8", "fields[]", "limit\x00", "ＬＩＭＩＴ", "",
)  # fmt: skip

#: What each endpoint reads; anything else is refused by name before its value is looked at.
DECLARED: dict[str, tuple[str, ...]] = {
    "/api/v2/pages/": (*PARAMETERS[:23], "fallback"),
    "/api/v2/pages/{page}/": ("fields", "format"),
    "/api/v2/pages/find/": ("html_path", "id", "site", "locale", "format"),
    "/api/v2/resolve/": ("path", "site", "locale", "fallback", "format"),
    "/api/v2/translations/": ("translation_key", "locale", "fallback", "format"),
    "/api/v2/changes/": ("after", "limit", "format"),
    "/api/v2/site/": ("locale", "site", "format"),
    "/api/v2/search/": (
        "q", "type", "section", "topic", "author", "genre", "access", "year", "locale", "fallback", "published_after",
        "published_before", "facets", "order", "limit", "offset", "cursor", "format",
    ),
    "/api/v2/suggest/": ("q", "locale", "limit", "format"),
    "/api/v2/sections/": ("locale", "fallback", "limit", "offset", "format"),
    "/api/v2/locales/": ("format",),
    "/api/v2/redirects/": ("limit", "offset", "format"),
    "/api/v2/redirects/1/": ("format",),
    **{
        f"/api/v2/{kind}s/": (
            "locale", "slug", "ids", "fields", "format", "limit", "offset", "cursor",
        )
        for kind in ("author", "topic", "image", "document")
    },
    **{
        f"/api/v2/{kind}s/{{{kind}}}/": ("fields", "format")
        for kind in ("author", "topic", "image", "document")
    },
}  # fmt: skip

NUMBERS = (
    "0", "-1", "-0", "+5", " 7 ", "7 ", "1e9", "7_0", "0x10", "0b1", "1.0", "1,5", "٣", "१२", "１２", "²", "Ⅷ", "৪৫",
    "2147483647", "2147483648", "9223372036854775807", "9223372036854775808", "999999999999999999",
    "1000000000000000000", "1" + "0" * 30, "9" * 400, "9" * 5000, "NaN", "Infinity", "-Infinity", "1/0",
)  # fmt: skip

TEXTS = (
    "", " ", "\x00", "a\x00b", "a\nb", "a\r\nSet-Cookie: x=1", "\x7f", "\x1b[31m", "\u202etxt.exe", "\u2066x\u2069",
    "\ufeff", "\u200b", "\ufffd", "\ufdd0", "\U0010ffff", "e\u0301", "é", "ﬁ", "İ", "ß" * 300, "😀" * 100,
    "'", '"', "' OR 1=1--", "\\", "%", "%%", "%s", "%(x)s", "{}", "{0.__class__}", "${7*7}", "{{7*7}}", "<script>",
    "<img src=x onerror=alert(1)>", "../../../../etc/passwd", "..%2f..%2f", "//evil.example/", "http://evil.example/",
    "javascript:alert(1)", "null", "None", "true", "undefined", "[]", "[1]", '{"a":1}', ",", ",,,,", "1,2,", "1," * 200,
    "root", "ROOT", "me", "*", "_", "(" * 50, ")" * 50, "a" * 3_073, "x" * 10_000, ";ls", "|id", "`id`", "$(id)",
)  # fmt: skip

TIMES = (
    "2026-02-30", "0000-00-00", "0001-01-01", "9999-12-31", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00",
    "2026-01-01T00:00:00+99:99", "2026-01-01T25:00:00Z", "2026-01-01T00:00:60Z", "2026-01-01T00:00:00", "now",
    "2026-W01-1", "1e10", "2026-01-01T00:00:00.1234567891Z", "٢٠٢٦-٠١-٠١",
)  # fmt: skip

LANGUAGES = (
    "xx",
    "fr-FR-FR-FR",
    "FR",
    "fr_FR",
    "français",
    "en;q=1",
    "zz-" + "a" * 9,
    "fr,en",
    "../fr",
)

UUIDS = ("00000000-0000-0000-0000-000000000000", "{00000000-0000-0000-0000-000000000000}", "g" * 36)

#: Query strings as bytes no browser writes: overlong forms, halves of surrogates, cut sequences, other encodings.
RAW = (
    "%C0%80", "%C0%AE%C0%AE%2F", "%E0%80%AF", "%ED%A0%80", "%ED%BF%BF", "%F4%90%80%80", "%FF%FE", "%C3", "%E2%82", "%80",
    "%", "%1", "%zz", "%u0041", "%00", "%0d%0aX: y", "+", "++", "%2B", "%26limit=1", "\xff", "\xc3\xa9", "é", "&", "=", "==",
)  # fmt: skip

VALUES = (*NUMBERS, *TEXTS, *TIMES, *LANGUAGES, *UUIDS)

#: Values an endpoint may well accept, to get hostile ones past the first check.
FAIR = {
    "type": "article", "locale": "fr", "limit": "5", "offset": "3", "order": "title", "fields": "title,body(type)",
    "slug": "un-titre", "ids": "1,2,3", "genre": "news", "child_of": "root", "section": "1", "author": "1",
    "published_after": "2020-01-01", "site": "localhost", "translation_of": "root", "ancestor_of": "5",
}  # fmt: skip

PATHS = (
    "/api/", "/api/v2", "/api/v2/", "/api//v2//pages/", "/api/v2/pages", "/api/v2/pages//", "/api/v2/pages/0/",
    "/api/v2/pages/-1/", "/api/v2/pages/1e3/", "/api/v2/pages/%D9%A3/", "/api/v2/pages/%EF%BC%91/", "/api/v2/pages/1%00/",
    "/api/v2/pages/1/;.js", "/api/v2/pages/1/%0a.jpg", "/api/v2/pages/1%0a/", "/api/v2/pages/%0d%0aSet-Cookie:x/",
    "/api/v2/pages/999999999999999999/", "/api/v2/pages/9999999999999999999/", "/api/v2/pages/" + "9" * 5000 + "/",
    "/api/v2/pages/../../admin/", "/api/v2/pages/%2e%2e/%2e%2e/admin/", "/api/v2/pages/..%2f..%2fadmin/",
    "/api/v2/pages/%C0%AE%C0%AE/", "/api/v2/pages/%ED%A0%80/", "/api/v2/pages/%FF/", "/api/v2/%E2%80%AE/",
    "/api/v2/pages/1/edit/", "/api/v2/pages/find", "/api/v2/pages/find/1/", "/api/v2/PAGES/", "/api/v3/pages/",
    "/api/v2/images/1/original.jpg", "/api/v2/redirects/0/", "/api/v2/redirects/99999999999999999999/",
    "/api/v2/authors/-0/", "/api/v2/search", "/api/v2/preview/", "/api/v2/openapi.json/", "/api/v2/users/",
    "/api/v2/" + "a/" * 3000, "/api/v2/" + "/" * 3000, "/api/v2/" + "%F0%9F%98%80" * 500, "/api/v2/.git/config",
    "/api/v2/pages/1/?", "/api/v2/pages/<script>/", "/api/v2/pages/%3Cscript%3E/", "/api/\\..\\", "/api/v2/pages/*/",
    "/api/v2/pages/{id}/", "/api/v2/changes/x/", "/api/v2/site/1/", "/api/v2/locales/fr/", "/api/v2/\x7f/",
)  # fmt: skip

METHODS = (
    "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND", "get", "FOO", "G\xcbT", "X" * 300,
)  # fmt: skip

BODIES: tuple[tuple[bytes, str], ...] = (
    (b"", "application/json"),
    (b"{", "application/json"),
    (b"[" * 5_000, "application/json"),
    (b"a=1&" * 500, "application/x-www-form-urlencoded"),
    (b"--x\r\nbroken", "multipart/form-data; boundary=x"),
    (b"--x", "multipart/form-data"),
    (b"x", "multipart/form-data; boundary=" + "b" * 500),
    (b"\x1f\x8b\x08\x00" + b"\x00" * 100, "application/gzip"),
    (b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "text/xml"),
    (b"\xff\xfe\x00", "text/plain; charset=utf-16"),
    (b"x", "text/plain; charset=nonsense"),
    (b"x" * 70_000, "application/octet-stream"),
)

#: WSGI name → values; none of them may change an answer other than by a problem.
HEADERS: dict[str, tuple[str, ...]] = {
    "HTTP_HOST": (
        "evil.example", "localhost:99999", "localhost@evil.example", "a b", "[::1", "", "local\x00host", "é.fr",
        "localhost,evil.example", "." * 300, "127.0.0.1\r\nX: y",
    ),
    "HTTP_X_FORWARDED_HOST": ("evil.example", "\x00"),
    "HTTP_X_FORWARDED_PROTO": ("https", "gopher"),
    "HTTP_X_FORWARDED_FOR": ("1.2.3.4, 5.6.7.8", "' OR 1=1", "::::"),
    "HTTP_FORWARDED": ("for=evil;host=evil.example;proto=https",),
    "HTTP_X_ORIGINAL_URL": ("/admin/",),
    "HTTP_X_REWRITE_URL": ("/admin/",),
    "HTTP_X_HTTP_METHOD_OVERRIDE": ("DELETE", "PUT"),
    "HTTP_X_METHOD_OVERRIDE": ("POST",),
    "HTTP_ACCEPT": ("text/html", "application/xml", "*/*;q=nan", "application/json;version=\x00", "," * 2_000, "x/" * 500),
    "HTTP_ACCEPT_LANGUAGE": ("en", "../../fr", "fr;q=" + "9" * 500, "\xff\xfe", "*" * 1_000),
    "HTTP_ACCEPT_ENCODING": ("gzip;q=nan", "br" * 500, "\x00"),
    "HTTP_ACCEPT_CHARSET": ("utf-7", "nonsense"),
    "HTTP_COOKIE": ("sessionid=" + "a" * 32, "csrftoken=\x00", "=;" * 500, "django_language=../../etc", "\xff"),
    "HTTP_AUTHORIZATION": ("Basic Og==", "Bearer " + "x" * 5_000, "Digest", "\x00"),
    "HTTP_IF_NONE_MATCH": ("*", 'W/"x"', '"' + "x" * 5_000, '"a",' * 3_000, "\x00", '"\xff"', '"é", *'),
    "HTTP_IF_MODIFIED_SINCE": ("0", "Thu, 99 Foo 9999 99:99:99 GMT", "9" * 500, "\x00"),
    "HTTP_IF_MATCH": ('"x"', "*"),
    "HTTP_IF_UNMODIFIED_SINCE": ("Mon, 01 Jan 1900 00:00:00 GMT",),
    "HTTP_RANGE": ("bytes=0-0", "bytes=-1,-1,-1", "bytes=9999999999999999999-", "pages=1"),
    "HTTP_EXPECT": ("100-continue", "nonsense"),
    "HTTP_CONTENT_ENCODING": ("gzip", "deflate, gzip, br"),
    "HTTP_TRANSFER_ENCODING": ("chunked", "chunked, identity"),
    "HTTP_ORIGIN": ("null", "http://evil.example"),
    "HTTP_REFERER": ("javascript:alert(1)", "\xff"),
    "HTTP_USER_AGENT": ("${jndi:ldap://evil.example}", "\x00", "x" * 8_000),
    "HTTP_X_CSRFTOKEN": ("a" * 64, "\x00"),
    "HTTP_X_REQUESTED_WITH": ("XMLHttpRequest",),
    "CONTENT_LENGTH": ("-1", "abc", "1e3", "٣", "²", "9" * 19, "9" * 5_000, " 5 ", "65537"),
    "CONTENT_TYPE": ("", "text/html; charset=nonsense", "multipart/form-data", "\x00", "a" * 3_000),
    "wsgi.url_scheme": ("https", "gopher"),
}  # fmt: skip
