"""The report: one table, and for each bound whether it was met."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.bench.client import CONNECTIONS
from tests.bench.measuring import Line

#: Scenario, beside whom, at least how many times as fast.
BOUNDS = (
    ("detail", "stock", 18.0),
    ("detail", "floor", 0.75),
    ("list of 20 cards", "stock", 45.0),
    ("list of 20 cards", "floor", 0.5),
    ("search", "stock", 15.0),
)
#: Scenario, milliseconds 99 of 100 answers take at most.
SLOWEST = (("search", 250.0),)
_HEAD = (
    f"{'':<24}{'answers a second':^26}{'p50 / p99, ms':^40}{'statements':^14}{'ours is … times':^18}\n"
    f"{'':<24}{'ours':>8}{'stock':>8}{'floor':>8}  {'ours':>16}{'stock':>20}  {'ours':>6}{'stock':>6}  {'stock':>9}{'floor':>7}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """What was promised, with what was measured, and whether the promise holds in this run."""

    words: str
    is_met: bool


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
    ratios = [(*bound, known[bound[0]].ratio(bound[1])) for bound in BOUNDS]
    slowest = [(name, most, known[name].percentile("ours", 0.99)) for name, most in SLOWEST]
    return [
        *(
            Bound(words=f"{name} ≥ {wanted:g} × {server}: {seen:.2f}", is_met=seen >= wanted)
            for name, server, wanted, seen in ratios
        ),
        *(
            Bound(
                words=f"{name} p99 ≤ {most:g} ms at {CONNECTIONS} connections: {seen:.0f}",
                is_met=seen <= most,
            )
            for name, most, seen in slowest
        ),
    ]


def verdict(bound: Bound) -> str:
    """One line for a reader in a hurry."""
    return f"{'met    ' if bound.is_met else 'NOT MET'}  {bound.words}"
