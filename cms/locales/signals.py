"""What the languages tell the rest of the house."""

from django.dispatch import Signal

#: Sent with `translation_key` when a public translation became stale or fresh again, in the transaction that did it.
freshness_changed = Signal()
#: Sent with `page_ids` and `at` when public translations that said what the French says no longer do.
went_stale = Signal()
#: Sent with `page` before a translation is kept as ready to go out; a receiver that may not have it raises `NotReady`.
finishing = Signal()
