"""Tests of the index of a library."""
