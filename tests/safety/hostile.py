"""Hostile requests: tens of thousands made from a table and a seed, and what an answer to one must be."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from random import Random
from typing import Any
from urllib.parse import quote

from django.test import Client

from cms.api.cursors import ChangeCursor, ListCursor, write_change_cursor, write_list_cursor
from tests.safety import hostile_values as values

SEED = 20_260_301
ENDPOINTS = tuple(values.DECLARED)
#: A stranger's mistake, a stranger's luck, and nothing else.
STATUSES = {200, 204, 301, 302, 304, 400, 404, 405, 406, 410, 413}
PROBLEM_MEMBERS = {"type", "title", "status", "detail", "parameter"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One request, its query string as it goes over the wire."""

    path: str
    query: str = ""
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    content_type: str = "application/octet-stream"


def send(client: Client, ask: Ask, *, ids: Mapping[str, int]) -> Any:
    """The answer to one request."""
    path = ask.path
    for name, pk in ids.items():
        path = path.replace(f"{{{name}}}", str(pk))
    return client.generic(
        ask.method,
        path,
        ask.body,
        ask.content_type,
        **{"QUERY_STRING": ask.query.encode().decode("latin-1"), **ask.headers},
    )


def fault(ask: Ask, response: Any) -> str:
    """What is wrong with an answer; empty when nothing is."""
    for is_wrong, words in _FAULTS:
        if is_wrong(ask, response):
            return f"{words}: {response.status_code} {response.content[:200]!r} to {ask!r}"[:700]
    return ""


def _unexpected_status(ask: Ask, response: Any) -> bool:
    return response.status_code not in STATUSES


def _not_a_problem(ask: Ask, response: Any) -> bool:
    if response.status_code < 400 or ask.method == "HEAD":
        return False
    body = json.loads(response.content) if response.content[:1] == b"{" else {}
    return (
        response.headers["Content-Type"] != "application/problem+json"
        or not set(body) >= PROBLEM_MEMBERS
        or body["status"] != response.status_code
    )


def _not_json(ask: Ask, response: Any) -> bool:
    if response.status_code != 200 or ask.method in {"HEAD", "OPTIONS"}:
        return False
    return response.headers["Content-Type"] != "application/json" or not isinstance(
        json.loads(response.content), dict
    )


def _sets_or_varies(ask: Ask, response: Any) -> bool:
    vary = response.headers.get("Vary", "").lower()
    return bool(response.cookies) or "cookie" in vary or "language" in vary


def _repeats_a_stranger(ask: Ask, response: Any) -> bool:
    """Markup in a problem, or a host of the stranger's choice in anything."""
    said = response.content + repr(response.headers).encode()
    named = any("evil.example" in value for value in ask.headers.values())
    return (response.status_code >= 400 and b"<" in response.content) or (
        named and b"evil.example" in said
    )


_FAULTS: tuple[tuple[Callable[[Ask, Any], bool], str], ...] = (
    (_unexpected_status, "an unexpected status"),
    (_not_a_problem, "no problem JSON"),
    (_not_json, "no JSON"),
    (_sets_or_varies, "a cookie, or an answer that varies"),
    (_repeats_a_stranger, "a stranger's words"),
)


# Families ------------------------------------------------------------------------------------------------------------


def every_value_of_every_parameter() -> Iterator[Ask]:
    """What an endpoint declares, against everything."""
    for endpoint, declared in values.DECLARED.items():
        for name, value in product(declared, values.VALUES):
            yield Ask(path=endpoint, query=f"{quote(name)}={quote(value)}")


def bytes_no_browser_writes() -> Iterator[Ask]:
    """Broken escapes in names and values."""
    for endpoint, declared in values.DECLARED.items():
        for name, raw in product(declared, values.RAW):
            yield Ask(path=endpoint, query=f"{name}={raw}")
        for raw in values.RAW:
            yield Ask(path=endpoint, query=f"{raw}=1&{raw}")


def names_nobody_declared() -> Iterator[Ask]:
    """Every parameter we ever heard of, at every endpoint."""
    random = Random(SEED)
    for endpoint, name in product(ENDPOINTS, values.PARAMETERS):
        for value in random.sample(values.VALUES, 4):
            yield Ask(path=endpoint, query=f"{quote(name)}={quote(value)}")


def several_at_once() -> Iterator[Ask]:
    """Fair parameters beside hostile ones, so that these come as far as they can."""
    random = Random(SEED + 1)
    for _number in range(3_000):
        fair = {name: values.FAIR[name] for name in random.sample(sorted(values.FAIR), 3)}
        hostile = {random.choice(values.PARAMETERS[:24]): random.choice(values.VALUES)}
        parts = [f"{quote(k)}={quote(v)}" for k, v in {**fair, **hostile}.items()]
        random.shuffle(parts)
        yield Ask(path=random.choice(ENDPOINTS[:1] * 3 + ENDPOINTS), query="&".join(parts))


def fields_gone_wild() -> Iterator[Ask]:
    """Selections nested, repeated, cut and unbalanced."""
    random = Random(SEED + 2)
    tokens = (
        "*",
        "_",
        "-",
        ",",
        "(",
        ")",
        "title",
        "body",
        "meta",
        "hero",
        "id",
        "x",
        "é",
        "-title",
    )
    endpoints = [path for path, declared in values.DECLARED.items() if "fields" in declared]
    for depth in (1, 2, 3, 4, 10, 100, 1_000, 1_200):
        for name, endpoint in product(("meta", "body", "a"), endpoints):
            yield Ask(path=endpoint, query=f"fields={f'{name}(' * depth}id{')' * depth}")
    for _number in range(900):
        text = "".join(random.choices(tokens, k=random.randint(1, 60)))
        yield Ask(path=random.choice(endpoints), query=f"fields={quote(text)}")


def forged_cursors() -> Iterator[Ask]:
    """Cursors with a letter changed, cut, of another order or log, or sealed round a hostile value."""
    random = Random(SEED + 3)
    lists = ("/api/v2/pages/", "/api/v2/authors/", "/api/v2/topics/", "/api/v2/images/")
    numbers = (0, 1, 2**31, 2**63, -(10**18) + 1, 10**18 - 1, 10**30)
    texts = ("", "a", "\x00", "\udc80", "é" * 400, "%", "'", "\u202e")
    orders = ("title", "-title", "id", "-id", "-published_at", "published_at", "name", "x")
    for order, value, pk in product(orders, (*numbers, *texts, None, True), numbers):
        cursor = _sealed(order, value, pk)
        query = f"cursor={cursor}" + ("" if order == "name" else f"&order={order}")
        yield Ask(path=lists[1] if order == "name" else lists[0], query=query)
    whole = write_list_cursor(ListCursor(order="-published_at", value=1, id=1))
    for _number in range(600):
        text = _mutated(whole, random=random)
        yield Ask(path=random.choice(lists), query=f"cursor={quote(text)}")
    for epoch, position in product(("0", "x", "e" * 36), (0, 1, 10**6, 10**18 - 1, 10**19)):
        after = write_change_cursor(ChangeCursor(epoch=epoch, position=position))
        yield Ask(path="/api/v2/changes/", query=f"after={after}")
        yield Ask(path="/api/v2/changes/", query=f"after={_mutated(after, random=random)}")


def _sealed(order: str, value: Any, pk: int) -> str:
    """A cursor whose checksum is right, whatever it holds."""
    try:
        return write_list_cursor(ListCursor(order=order, value=value, id=pk))
    except UnicodeEncodeError:
        return write_list_cursor(ListCursor(order=order, value=ascii(value), id=pk))


def _mutated(text: str, *, random: Random) -> str:
    at = random.randrange(len(text))
    return random.choice(
        (
            text[:at],
            text[:at] + random.choice("AZaz09-_=+/é\x00") + text[at + 1 :],
            text * random.randint(2, 90),
            text[::-1],
            text.swapcase(),
        )
    )


def paths_to_nowhere() -> Iterator[Ask]:
    """Addresses under the API, by several methods, and paths to resolve."""
    for path, method in product(values.PATHS, ("GET", "HEAD", "POST", "DELETE", "OPTIONS")):
        yield Ask(path=path, method=method, body=b"a=1")
    for path in values.PATHS:
        yield Ask(path="/api/v2/resolve/", query=f"path={quote(path)}")
        yield Ask(path="/api/v2/pages/find/", query=f"html_path={quote(path)}")
    for part, times in product(("/", "/..", "/%2e", "/é", "%2F", "/a?b#c"), (1, 3, 300, 3_000)):
        yield Ask(path="/api/v2/resolve/", query=f"path={quote(part * times)}")


def headers_of_all_kinds() -> Iterator[Ask]:
    """One hostile header at a time, at every endpoint."""
    for endpoint, (name, said) in product(ENDPOINTS, values.HEADERS.items()):
        for value in said:
            yield Ask(path=endpoint, query=_fair(endpoint), headers={name: value})


def methods_and_bodies() -> Iterator[Ask]:
    """Verbs we do not serve, and bodies nobody asked for."""
    for endpoint, method in product((*ENDPOINTS, "/api/v2/nothing/"), values.METHODS):
        yield Ask(path=endpoint, method=method, query=_fair(endpoint))
    for endpoint, method in product((*ENDPOINTS, "/api/v2/nothing/"), ("GET", "POST", "PUT")):
        for body, content_type in values.BODIES:
            yield Ask(
                path=endpoint, method=method, body=body, content_type=content_type,
                query=_fair(endpoint),
            )  # fmt: skip


def crowds() -> Iterator[Ask]:
    """The same parameter again and again, and more parameters than anyone reads."""
    for endpoint, times in product(ENDPOINTS, (2, 49, 50, 51, 1_200, 10_001)):
        yield Ask(path=endpoint, query="&".join(["limit=1"] * times))
        yield Ask(path=endpoint, query="&".join(f"p{number}=1" for number in range(times)))
        yield Ask(path=endpoint, query="&" * times)


def _fair(endpoint: str) -> str:
    return "path=/politique/un-titre/" if endpoint == "/api/v2/resolve/" else ""


FAMILIES: tuple[Callable[[], Iterable[Ask]], ...] = (
    every_value_of_every_parameter,
    bytes_no_browser_writes,
    names_nobody_declared,
    several_at_once,
    fields_gone_wild,
    forged_cursors,
    paths_to_nowhere,
    headers_of_all_kinds,
    methods_and_bodies,
    crowds,
)


@cache
def every_request() -> tuple[Ask, ...]:
    """All of them, in an order that mixes the families."""
    asks = [ask for family in FAMILIES for ask in family()]
    Random(SEED).shuffle(asks)
    return tuple(asks)
