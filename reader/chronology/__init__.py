"""Events placed in time: an axis for them, and dates in words."""
