"""Measures how fast a portfolio is checked and built; nothing here is a test."""
