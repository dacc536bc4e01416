"""Rule: a pattern, what is put in its place, and who says so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cms.typography.edits import Proposal
from cms.typography.profiles import House, Mode, Profile

#: Imprimerie nationale, *Lexique des règles typographiques en usage à l'Imprimerie nationale*.
LEXIQUE = "Imprimerie nationale"
#: *Abrégé du code typographique à l'usage de la presse*.
PRESSE = "Code typographique de la presse"
UNICODE = "Unicode"
HOUSE = "Marche de la maison"

#: Returns the replacement of the group `gap` (the whole match without one); None leaves it alone.
Put = Callable[["re.Match[str]", Profile, House], "str | None"]
#: For what no pattern can say: looks at a whole block.
Find = Callable[[str, Profile, House], Iterator[Proposal]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule. `id` starts with its row of the newsroom's table: T04, T04-doubled."""

    id: str
    #: What an editor reads beside the change.
    label: str
    source: str
    mode: Mode = Mode.FIX
    #: A text without any of these needs no look; "" looks at every text.
    signs: str = ""
    #: Nor does a text in which this is nowhere, where looking for it takes far less than the pattern.
    hint: re.Pattern[str] | None = None
    pattern: re.Pattern[str] | None = None
    put: Put | None = None
    find: Find | None = None
    #: A new space goes with the sign after it, or with the sign before it.
    joins_next: bool = True
    #: Letters stay inside the markup they were typed in.
    across_markup: bool = True
    #: Only a title is looked at, or only a block that is no item of a list.
    titles_only: bool = False
    lists_too: bool = True

    def concerns(self, signs: frozenset[str]) -> bool:
        """Tell whether a text made of these signs can hold what this rule looks for."""
        return not self.signs or not signs.isdisjoint(self.signs)

    def proposals(self, text: str, profile: Profile, house: House) -> Iterator[Proposal]:
        """Yield the changes this rule would make to a block's text, in order."""
        if self.find is not None:
            yield from self.find(text, profile, house)
        if self.pattern is None or self.put is None:
            return
        if self.hint is not None and self.hint.search(text) is None:
            return
        group: str | int = "gap" if "gap" in self.pattern.groupindex else 0
        for match in self.pattern.finditer(text):
            after = self.put(match, profile, house)
            if after is not None and after != match[group]:
                start, end = match.span(group)
                yield Proposal(start, end, after, self.joins_next)
