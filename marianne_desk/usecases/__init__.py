"""What people do, one act a function; each takes an open Desk first."""
