"""Venn's diagrams on paper: circles, places for crosses, ink, and the words beneath."""
