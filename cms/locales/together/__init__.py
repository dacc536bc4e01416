"""Released together: finished translations wait for their French, and become public in its transaction."""
