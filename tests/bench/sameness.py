"""Sameness: both servers must say the same of an article, or comparing their speed would mean nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from http.client import HTTPConnection
from random import Random
from typing import Any

from tests.bench.client import HOST
from tests.bench.scenarios import Content, cards_path, stock_cards_path, stock_detail_path
from tests.bench.servers import Server

SAMPLE = 25
_MARK = re.compile(r"<[^>]*>")


class Different(Exception):
    """The two servers do not say the same."""


def check(servers: Mapping[str, Server], *, content: Content) -> int:
    """Compare sampled documents and the cards of every section; say how many answers were compared."""
    chosen = Random(3).sample(list(content.articles), k=min(SAMPLE, len(content.articles)))
    for article in chosen:
        path = f"/api/v2/pages/{article.id}/"
        _compare(
            path,
            _our_document(_get(servers["ours"], path)),
            _stock_document(_get(servers["stock"], stock_detail_path(article.id))),
        )
    for section in content.sections:
        ours = _get(servers["ours"], cards_path(section))["items"]
        stock = _get(servers["stock"], stock_cards_path(section))["items"]
        _compare(cards_path(section), [*map(_our_card, ours)], [*map(_stock_card, stock)])
    return len(chosen) + len(content.sections)


def _get(server: Server, path: str) -> Any:
    connection = HTTPConnection(HOST, server.port, timeout=60)
    try:
        connection.request("GET", path)
        return json.loads(connection.getresponse().read())
    finally:
        connection.close()


def _compare(path: str, ours: Any, stock: Any) -> None:
    if ours != stock:
        raise Different(f"{path}\nours:  {ours}\nstock: {stock}")


def _our_card(said: Mapping[str, Any]) -> dict[str, Any]:
    image = said.get("image", said.get("hero"))
    return {
        "id": said["id"],
        "title": said["title"],
        "standfirst": said["standfirst"],
        "authors": [author["name"] for author in said["authors"]],
        "section": said["section"]["title"],
        "renditions": {each["name"]: _file(each["src"]) for each in image["srcset"]},
    }


def _stock_card(said: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": said["id"],
        "title": said["title"],
        "standfirst": said["standfirst"],
        "authors": [byline["author"]["name"] for byline in said["bylines"]],
        "section": said["section"]["title"],
        "renditions": {
            name.removeprefix("image_"): _file(value["url"])
            for name, value in said.items()
            if name.startswith("image_")
        },
    }


def _our_document(said: Mapping[str, Any]) -> dict[str, Any]:
    return {**_our_card(said), "body": _texts(said["body"])}


def _stock_document(said: Mapping[str, Any]) -> dict[str, Any]:
    return {**_stock_card(said), "body": _texts(said["body"])}


def _texts(body: list[dict[str, Any]]) -> list[tuple[str, Any]]:
    """Every block in order: the words of rich text, whose links each API writes its own way, and the files of images."""
    return [(block["type"], _value(block["value"])) for block in body]


def _value(value: Any) -> Any:
    if isinstance(value, str):
        return _MARK.sub("", value)
    if "srcset" in value:
        return {
            "files": [_file(each["src"]) for each in value["srcset"]],
            **{name: value[name] for name in ("id", "alt", "caption", "credit")},
        }
    return value


def _file(address: str) -> str:
    return address.rpartition("/")[2]
