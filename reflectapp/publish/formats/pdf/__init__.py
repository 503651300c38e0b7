"""A tagged PDF: headings, lists and tables that a screen reader knows, and nobody's name.

The file is written by hand. The libraries that write PDF bring network modules along, name
themselves in every file, or leave out the tags that make a PDF readable for everybody.
"""
