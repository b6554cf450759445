"""The windows in which a request becomes a case, and its appointments at partners' are taken, moved and told of."""
