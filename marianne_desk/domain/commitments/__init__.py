"""The référentiel in force: commitments, their indicators, the verdict of a month."""
