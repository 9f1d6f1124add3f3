"""A second, slow and plain telling of every journey, to hold the product's own against."""
