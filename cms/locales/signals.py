"""What the languages tell the rest of the house."""

from django.dispatch import Signal

#: Sent with `translation_key` when a public translation became stale or fresh again, in the transaction that did it.
freshness_changed = Signal()
