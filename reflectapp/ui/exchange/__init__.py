"""Bringing in the writing of other journals, and taking everything out."""
