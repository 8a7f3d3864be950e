"""Inputs that nobody wrote."""
