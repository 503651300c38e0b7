"""An entry's history and decisions in, approved bytes out."""
