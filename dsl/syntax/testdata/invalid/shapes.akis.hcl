akis "x" { # ERROR: AKIS-S005 without "x"
  name     = "x"
  language = 1
}
