"""What people do with the product: one function, one transaction, one permission check, one audit row."""
