"""The benchmark: the read API beside stock Wagtail API v2 and a bare SELECT, over the same articles."""
