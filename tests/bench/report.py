"""The report: one table, and for each bound whether it was met."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.bench.measuring import Line

#: Scenario, beside whom, at least how many times as fast.
BOUNDS = (
    ("detail", "stock", 18.0),
    ("detail", "floor", 0.75),
    ("list of 20 cards", "stock", 45.0),
    ("list of 20 cards", "floor", 0.5),
    ("search", "stock", 15.0),
)
_HEAD = (
    f"{'':<24}{'answers a second':^26}{'p50 / p99, ms':^40}{'statements':^14}{'ours is … times':^18}\n"
    f"{'':<24}{'ours':>8}{'stock':>8}{'floor':>8}  {'ours':>16}{'stock':>20}  {'ours':>6}{'stock':>6}  {'stock':>9}{'floor':>7}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """What was promised and what was measured."""

    scenario: str
    server: str
    wanted: float
    seen: float

    @property
    def is_met(self) -> bool:
        """Whether the promise holds in this run."""
        return self.seen >= self.wanted


def table(lines: Sequence[Line], *, queries: Mapping[str, Mapping[str, int]]) -> str:
    """Every scenario on a line."""
    return "\n".join([_HEAD, *(_row(line, queries=queries) for line in lines)])


def _row(line: Line, *, queries: Mapping[str, Mapping[str, int]]) -> str:
    name = line.scenario.name
    rates = "".join(f"{line.rate(server):>8.0f}" for server in ("ours", "stock", "floor"))
    times = {
        server: f"{line.percentile(server, 0.5):.1f} / {line.percentile(server, 0.99):.1f}"
        for server in ("ours", "stock")
    }
    costs = "".join(f"{queries[server][name]:>6}" for server in ("ours", "stock"))
    return (
        f"{name:<24}{rates}  {times['ours']:>16}{times['stock']:>20}  {costs}"
        f"  {line.ratio('stock'):>9.1f}{line.ratio('floor'):>7.2f}"
    )


def bounds(lines: Sequence[Line]) -> list[Bound]:
    """Every promise beside its measure."""
    known = {line.scenario.name: line for line in lines}
    return [
        Bound(scenario=name, server=server, wanted=wanted, seen=known[name].ratio(server))
        for name, server, wanted in BOUNDS
    ]


def verdict(bound: Bound) -> str:
    """One line for a reader in a hurry."""
    return (
        f"{'met    ' if bound.is_met else 'NOT MET'}  {bound.scenario} ≥ {bound.wanted:g} × {bound.server}:"
        f" {bound.seen:.2f}"
    )
