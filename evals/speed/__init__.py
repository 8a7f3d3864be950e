"""Ratios measured side by side in one run; a machine's speed drifts, a ratio holds."""
