"""The gold pages and what is asked of them."""
