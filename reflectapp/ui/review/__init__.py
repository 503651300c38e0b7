"""Review of one entry: what was found, what to do with it, and what a reader will see."""
