"""The first start: a house of the national list, or one typed by hand, becomes a desk."""
