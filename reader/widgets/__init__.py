"""One widget a file: knows model, text and chronology; never store."""
