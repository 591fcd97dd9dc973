"""The service: routes, bodies, problems."""
