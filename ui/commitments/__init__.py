"""The commitments: tiles, the measures of one of them, the rows and proofs behind a measure."""
