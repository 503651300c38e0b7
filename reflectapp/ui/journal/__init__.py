"""The journal place: timeline, page, and what is beside the page."""
