"""An annotated article in other formats: text to be read from top to bottom, Markdown, JSON."""
