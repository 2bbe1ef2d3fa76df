"""Tests of the store: files to model."""
