"""The domain: rules, case folders, allocation. Imports neither projections nor api."""
