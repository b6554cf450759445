"""Proofs of the commitments: what stands, what expires, figures that were counted elsewhere, the monthly round."""
