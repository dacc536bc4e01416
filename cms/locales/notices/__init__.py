"""Notices: translators hear of what arrives and what goes stale, once each, after the fact."""
