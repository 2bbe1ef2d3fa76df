"""Tests of reader.widgets."""
