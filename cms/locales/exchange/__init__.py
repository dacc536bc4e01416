"""Translations that leave as PO and XLIFF files, and come back."""
