"""A deck: slides made of blocks, and what prints them."""
