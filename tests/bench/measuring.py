"""Measuring: the servers take turns, round after round, so that whatever the machine does meanwhile hits all alike."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median

from tqdm import tqdm

from tests.bench.client import Figures, drive
from tests.bench.scenarios import SCENARIOS, Content, Scenario, floor
from tests.bench.servers import Server

ROUNDS, SECONDS, WARM_SECONDS = 5, 2.0, 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The rounds of one scenario, by server."""

    scenario: Scenario
    rounds: list[dict[str, Figures]]

    def rate(self, server: str) -> float:
        """The median of the rounds' rates."""
        return median(each[server].rate for each in self.rounds)

    def percentile(self, server: str, share: float) -> float:
        """The median of the rounds' percentiles."""
        return median(each[server].percentile(share) for each in self.rounds)

    def ratio(self, server: str) -> float:
        """How many times this server's rate ours is: the median over rounds, each compared with its neighbours."""
        return median(each["ours"].rate / each[server].rate for each in self.rounds)


def measure(servers: Mapping[str, Server], *, content: Content) -> list[Line]:
    """Every scenario, ours, stock and floor in turn."""
    lines = []
    total = len(SCENARIOS) * (ROUNDS + 1)
    with tqdm(total=total, desc="Measuring", unit="round", file=sys.stderr) as bar:
        for scenario in SCENARIOS:
            _round(servers, scenario=scenario, content=content, seconds=WARM_SECONDS)
            bar.update()
            rounds = []
            for _number in range(ROUNDS):
                rounds.append(_round(servers, scenario=scenario, content=content, seconds=SECONDS))
                bar.update()
            lines.append(Line(scenario=scenario, rounds=rounds))
    return lines


def _round(
    servers: Mapping[str, Server], *, scenario: Scenario, content: Content, seconds: float
) -> dict[str, Figures]:
    asked = {
        "ours": (scenario.ours(content), scenario.expected),
        "stock": (scenario.stock(content), b"200"),
        "floor": (floor(content), b"200"),
    }
    return {
        name: drive(servers[name].port, asked=questions, seconds=seconds, expected=expected)
        for name, (questions, expected) in asked.items()
    }
