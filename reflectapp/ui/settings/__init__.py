"""The settings: a search field over sections of rows; changes apply at once."""
