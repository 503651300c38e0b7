"""Which edition of the engine this is; findings of another one are not trusted."""

from __future__ import annotations

EDITION = "29"
"""Raised whenever a rule or model changes what is found."""
