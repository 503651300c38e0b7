"""The habits place: a sentence first, then charts, each with its table."""
