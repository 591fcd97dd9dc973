"""Keys of people, units and the record, wrapped by a master key, in a store apart from the record.

Door: `store.KeyStore`, `sealing.seal` and `unseal`, `sources.master_source`. Why it is so: docs/decisions/0017-keys.md.
"""
