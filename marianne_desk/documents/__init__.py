"""Paper: takes values of the domain and draws them as PDF."""
