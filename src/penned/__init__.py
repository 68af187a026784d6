"""Penned: thank-you notes in your own hand."""
