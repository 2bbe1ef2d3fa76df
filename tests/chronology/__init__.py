"""Tests of reader.chronology."""
