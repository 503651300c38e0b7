"""Rules that find what may identify somebody, one kind a file."""
