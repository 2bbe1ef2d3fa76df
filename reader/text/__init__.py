"""What can be computed from text: pure functions over plain strings."""
