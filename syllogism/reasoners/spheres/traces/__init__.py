"""Watching the sphere network: the path that spheres take, as numbers, pictures and films."""
