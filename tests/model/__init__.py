"""Tests of reader.model."""
