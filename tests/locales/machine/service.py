"""A translation service on this machine, in LibreTranslate's and DeepL's words, that fails as it is told to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs


@dataclass
class Service:
    """`plan`: what happens to each request in turn ("ok", "cut", "junk", a status); then all go well."""

    url: str = ""
    plan: list[str | int] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


@contextmanager
def serving() -> Iterator[Service]:
    service = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            answer(self, service)

        def log_message(self, *args: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def answer(handler: BaseHTTPRequestHandler, service: Service) -> None:
    raw = handler.rfile.read(int(handler.headers["Content-Length"])).decode()
    is_deepl = handler.headers["Content-Type"] != "application/json"
    texts = parse_qs(raw)["text"] if is_deepl else json.loads(raw)["q"]
    service.sizes.append(len(texts))
    step = service.plan.pop(0) if service.plan else "ok"
    if isinstance(step, int):
        send(handler, step, b'{"error": "no"}')
        return
    done = [f"EN {text}" for text in texts]
    body = {"translations": [{"text": it} for it in done]} if is_deepl else {"translatedText": done}
    data = json.dumps(body).encode()
    if step == "junk":
        data = b"<html>"
    if step == "ok":
        service.asked += texts
    send(handler, 200, data, cut=step == "cut")


def send(handler: BaseHTTPRequestHandler, status: int, data: bytes, *, cut: bool = False) -> None:
    handler.send_response(status)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", str(len(data)))
    handler.end_headers()
    handler.wfile.write(data[: len(data) // 2] if cut else data)
    handler.close_connection = True
