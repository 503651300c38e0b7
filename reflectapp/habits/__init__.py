"""What the dates and lengths of entries say about a habit. Pure functions of values."""
