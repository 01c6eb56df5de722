akis "x" { # ERROR: AKIS-S005 without "x"
}
