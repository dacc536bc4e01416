"""What a browser can tell of the pages it was shown: errors, requests to others, shifts, obstacles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from playwright.sync_api import BrowserContext, Page

AXE = Path(settings.BASE_DIR) / "frontend-contract" / "node_modules" / "axe-core" / "axe.min.js"
#: From the top to the bottom and back, so that every picture comes.
SCROLL = """async () => {
  for (let y = 0; y < document.body.scrollHeight; y += innerHeight) { scrollTo(0, y); await new Promise(requestAnimationFrame); }
  await Promise.all([...document.images].map((image) => image.complete || new Promise((done) => { image.onload = image.onerror = done; })));
  scrollTo(0, 0);
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""
SHIFTED = """() => new Promise((done) => {
  let moved = 0;
  new PerformanceObserver((list) => { for (const shift of list.getEntries()) if (!shift.hadRecentInput) moved += shift.value; })
    .observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => done(moved), 50);
})"""
BROKEN = (
    "() => [...document.images].filter((image) => !image.naturalWidth).map((image) => image.src)"
)
#: `known`: rule → selectors of what is not ours to mend.
OBSTACLES = """async (known) => {
  const { violations } = await axe.run({ resultTypes: ['violations'] });
  const mended = (id, target) => !(known[id] || []).some((selector) => document.querySelector(target)?.matches(selector));
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => [id, nodes.filter(({ target }) => mended(id, target.at(-1)))])
    .filter(([, nodes]) => nodes.length)
    .map(([id, nodes]) => `${id}: ${nodes.map(({ html }) => html).slice(0, 3).join(' ')}`);
}"""


def obstacles(page: Page, *, known: Mapping[str, Sequence[str]] | None = None) -> list[str]:
    """What axe finds serious on a page."""
    page.evaluate(AXE.read_text())
    return page.evaluate(OBSTACLES, known or {})


@dataclass(kw_only=True)
class Reading:
    """A page of a browser with everything that went wrong in it."""

    context: BrowserContext
    base: str
    page: Page = field(init=False)
    errors: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self._heard)
        self.context.on("request", lambda request: self.asked.append(request.url))

    def _heard(self, message: Any) -> None:
        if message.type in {"error", "warning"}:
            self.errors.append(f"{message.text} ({self.page.url})")

    def open(self, path: str) -> Any:
        return self.page.goto(f"{self.base}{path}", wait_until="load")

    def elsewhere(self) -> list[str]:
        """What was asked of anyone but the newsroom."""
        own = urlsplit(self.base).netloc
        return [url for url in self.asked if urlsplit(url).netloc not in {own, ""}]

    def obstacles(self) -> list[str]:
        """What axe finds serious."""
        return obstacles(self.page)

    def shift(self) -> float:
        """How far pictures pushed words while the page was read down to its end."""
        self.page.evaluate(SCROLL)
        return self.page.evaluate(SHIFTED)

    def broken(self) -> list[str]:
        """Pictures that did not come, once all of them were looked at."""
        self.page.evaluate(SCROLL)
        return self.page.evaluate(BROKEN)
