"""Files of other journals in, candidate entries out: no storage, no Qt, one format per file."""
