"""Freshness: whether a public translation says what the French says now, text by text."""
