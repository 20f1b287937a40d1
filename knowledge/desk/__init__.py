"""The editors' desk at /cms/desk/: what waits, what is missing, and what readers said."""
