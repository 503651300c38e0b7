"""Publish: posts on their way, what still holds them back, re-reading, and export."""
