"""What the program knows about journals, names and time. Standard library only."""
