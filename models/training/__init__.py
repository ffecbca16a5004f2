"""Trains the demo model."""
