"""Files to model: reading, checking, and the library they make up."""
