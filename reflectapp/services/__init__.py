"""What the program can do, one module per activity; used by window and command line alike."""
