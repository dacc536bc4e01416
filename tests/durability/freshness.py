"""From « publier » to the reader, by address and by search: how long, while others read."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time

from tests.durability.staging import fork, kill, newsroom, percentile, worker

from news.models import ArticlePage


def serve(port: int) -> subprocess.Popen[bytes]:
    """The public API, as production runs it, on the drill's database."""
    command = [sys.executable, "-m", "gunicorn", "cms.wsgi_api:application", "--workers", "2"]
    server = subprocess.Popen([*command, "--bind", f"127.0.0.1:{port}", "--log-level", "error"])
    for _attempt in range(300):
        try:
            if ask(port, "/api/v2/locales/")[0] == 200:
                return server
        except OSError:
            time.sleep(0.2)
    raise TimeoutError("The server did not come up.")


def ask(port: int, path: str) -> tuple[int, bytes]:
    """One read on a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, body


def read_steadily(port: int, paths: list[str], *, rate: int) -> None:
    """Ask `rate` times a second until killed."""
    tick = time.monotonic()
    number = 0
    while True:
        status, _body = ask(port, paths[number % len(paths)])
        if status != 200:
            raise RuntimeError(f"{paths[number % len(paths)]} answered {status}")
        number += 1
        tick += 1 / rate
        time.sleep(max(0, tick - time.monotonic()))


def seconds_to_be_seen(page_id: int, number: int, *, port: int) -> tuple[float, float]:
    """Publish a new title, and wait until the API says it, then until a search for it finds it."""
    page = ArticlePage.objects.get(pk=page_id)
    page.title = f"Titre {number}"
    ways = (f"/api/v2/pages/{page_id}/", f"/api/v2/search/?q=%22titre+{number}%22")
    started = time.monotonic()
    page.save_revision().publish()
    seen, found = (_until_said(f'"{page.title}"', path, port=port) - started for path in ways)
    return seen, found


def _until_said(words: str, path: str, *, port: int) -> float:
    while words.encode() not in ask(port, path)[1]:
        time.sleep(0.01)
    return time.monotonic()


def main(times: int) -> None:
    """Publish `times`; print the figures."""
    desk = newsroom()
    pages = [desk.article(f"Article {number}").pk for number in range(20)]
    desk.settle()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = serve(port)
    paths = [*(f"/api/v2/pages/{pk}/" for pk in pages), "/api/v2/pages/?type=article"]
    children = [
        fork(worker),
        *(fork(lambda: read_steadily(port, paths, rate=50)) for _n in range(2)),
    ]
    taken = [seconds_to_be_seen(pages[n % 20], n, port=port) for n in range(times)]
    seen, found = zip(*taken, strict=True)
    alive = sum(os.waitpid(child, os.WNOHANG) == (0, 0) for child in children)
    for child in children[-alive:] if alive else []:
        kill(child)
    server.send_signal(signal.SIGTERM)
    server.wait(timeout=20)
    verdict = {
        "publications": times,
        "p50": round(percentile(seen, 0.5), 3),
        "p95": round(percentile(seen, 0.95), 3),
        "p95_found": round(percentile(found, 0.95), 3),
        "processes_alive": alive,
    }
    sys.stdout.write(f"{json.dumps(verdict)}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
