"""One wrapper around wagtail-localize's adapters: small requests, several tries, and what was obtained is kept."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, Final

from django.utils.module_loading import import_string
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import StringValue

from cms.locales.exchange.cleaning import clean
from cms.locales.machine.failures import ServiceFailed, explain, is_final

#: DeepL's cap, the smallest of the three services.
CHUNK: Final = 50
#: Seconds before the second, third… try; with the last, the chunk is given up.
PAUSES: Final = (1.0, 2.0, 4.0, 8.0)
_ADDRESS: Final = re.compile(r"(?:[a-z][a-z0-9+.-]*://|mailto:|tel:|www\.|/)\S*", re.IGNORECASE)
_DEFAULT: Final = "wagtail_localize.machine_translators.dummy.DummyTranslator"


class PatientTranslator(BaseMachineTranslator):
    """Options: `ADAPTER` (dotted path of a wagtail-localize adapter) and `OPTIONS` (its own); `CHUNK`, `PAUSES`.

    `translate()` answers what it obtained and never raises for the service's sake; `failures` says what went wrong.
    """

    def __init__(
        self, options: dict[str, Any], *, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        super().__init__(options)
        adapter = import_string(options.get("ADAPTER", _DEFAULT))
        self.adapter = adapter(options.get("OPTIONS", {}))
        self.display_name = adapter.display_name
        self.failures: list[str] = []
        self._sleep = sleep

    def can_translate(self, source_locale: Any, target_locale: Any) -> bool:
        """As the adapter says."""
        return bool(self.adapter.can_translate(source_locale, target_locale))

    def translate(
        self, source_locale: Any, target_locale: Any, strings: Iterable[StringValue]
    ) -> dict[StringValue, StringValue]:
        """What the service gave, cleaned; a string it gave nothing usable for is absent."""
        self.failures = []
        done: dict[StringValue, StringValue] = {}
        for found in self.in_chunks(source_locale, target_locale, strings):
            done.update(found)
        return done

    def in_chunks(
        self, source_locale: Any, target_locale: Any, strings: Iterable[StringValue]
    ) -> Iterator[dict[StringValue, StringValue]]:
        """One chunk after the other, so that each can be written as it comes; ends at what is refused for good."""
        waiting = iter(
            dict.fromkeys(it for it in strings if not _ADDRESS.fullmatch(it.data.strip()))
        )
        while chunk := list(islice(waiting, min(CHUNK, self.options.get("CHUNK", CHUNK)))):
            try:
                found = self._ask(source_locale, target_locale, chunk)
            except ServiceFailed as failure:
                self.failures.append(str(failure))
                if is_final(failure.__cause__ or failure):
                    return
                continue
            yield found

    def _ask(
        self, source_locale: Any, target_locale: Any, chunk: list[StringValue]
    ) -> dict[StringValue, StringValue]:
        pauses = iter(self.options.get("PAUSES", PAUSES))
        while True:
            try:
                found = self.adapter.translate(source_locale, target_locale, chunk)
                return {key: value for key in chunk if (value := _usable(key, found.get(key)))}
            except Exception as error:  # Each adapter's client raises what it likes.
                pause = next(pauses, None)
                if pause is None or is_final(error):
                    raise explain(error) from error
                self._sleep(pause)


def _usable(source: StringValue, found: StringValue | None) -> StringValue | None:
    """A service is a stranger: its text passes where a file's does."""
    if found is None or not isinstance(found.data, str):
        return None
    text = clean(found.data, source=source.data)
    return StringValue(text) if text.strip() else None
