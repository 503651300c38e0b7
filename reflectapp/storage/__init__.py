"""Where a journal lies on disk: keys, the encrypted database, and the only SQL."""
