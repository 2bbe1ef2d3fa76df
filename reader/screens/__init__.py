"""Screens compose widgets, own the state and route messages."""
