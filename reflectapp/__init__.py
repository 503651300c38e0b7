"""Reflect: an encrypted journal with anonymised, delayed publishing."""

__version__ = "0.1.0"
