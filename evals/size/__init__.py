"""How much room texts for models take."""
