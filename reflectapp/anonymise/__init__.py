"""Text in, findings and public text out; no storage, no window."""
