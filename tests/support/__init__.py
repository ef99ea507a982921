"""What several kinds of tests need: a server that ends with the run, PostgreSQL, Chromium."""
