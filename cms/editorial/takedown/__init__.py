"""Takedown: what a newsroom does with a text somebody has asked it to withdraw."""
