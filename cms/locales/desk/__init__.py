"""What translators and the French desk see: what is stale, what will be, and how far each language has come."""
