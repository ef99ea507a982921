"""The map: measures, classes, layers, legend, view, and what stands beside it."""
