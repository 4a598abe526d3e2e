"""The pages at the root of a published site, above all its versions."""
