"""Building spheres by gradient descent, as the literature does: it finds, and never refuses."""
