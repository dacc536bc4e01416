"""Preview: pages as readers will see them, before they are public, for whoever holds a token that says so."""
