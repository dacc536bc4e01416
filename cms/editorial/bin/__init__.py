"""The bin: what was deleted in the admin, for as long as it can come back."""
