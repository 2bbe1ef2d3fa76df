"""Tests of reader.screens."""
