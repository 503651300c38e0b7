"""What one sees before the journal is open: first run, unlocking, recovery words."""
