"""What a public version tells about each person in it and about the writer. Pure."""
