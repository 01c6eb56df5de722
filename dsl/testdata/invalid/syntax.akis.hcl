akis {
  name     = "x"
  language = 1
  colour   = "red" # ERROR: AKIS-S002 has no "colour"
}
team "a" { label = "A" }
team "a" { label = "B" } # ERROR: AKIS-S003 already stands
team "b" {
  label  = { tr = "x", tr = "y" } # ERROR: AKIS-S003 already stands
  asign  = pool # ERROR: AKIS-S002 Did you mean "assign"?
}
message "m" {
  channels = [email]
  body     = "Dear ${field.name}" # ERROR: AKIS-S008 {{ }}
}
partner {} # ERROR: AKIS-S005 one name in quotes
field "f" {
  type  = "text"
  label = team.a # ERROR: AKIS-S004 a text in double quotes
}
field "ülke" { # ERROR: AKIS-S005 small letters
  type  = text
  label = "x"
}
