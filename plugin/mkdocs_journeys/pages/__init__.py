"""Catalog to pages: one builder and one template for each kind of page."""
