"""How results are shown: models become a small document, and the document becomes text."""
