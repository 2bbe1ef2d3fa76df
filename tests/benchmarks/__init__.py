"""The measuring harness: ``make bench``."""
