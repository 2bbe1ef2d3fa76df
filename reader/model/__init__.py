"""What an article is: frozen data, no input or output, no terminal."""
