"""The sphere neural network: premises become weights, spheres move until they rest."""
