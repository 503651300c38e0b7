"""Advice about the wording of a post: shown, never blocking. Pure."""
