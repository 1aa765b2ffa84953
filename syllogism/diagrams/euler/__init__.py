"""Euler diagrams: circles that lie as the terms do, inside, across and apart."""
