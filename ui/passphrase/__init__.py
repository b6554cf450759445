"""The passphrase of a desk whose key no keyring keeps."""
