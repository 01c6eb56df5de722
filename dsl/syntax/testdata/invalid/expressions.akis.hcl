akis {
  name     = "x"
  language = 1
}
field "a" {
  type  = int
  label = "A"
  min   = -5
  max   = 1 + 1 # ERROR: AKIS-S009 rule in double quotes
}
field "b" {
  type    = text
  label   = upper("b") # ERROR: AKIS-S009 upper( )
  visible = field.country == "FR" # ERROR: AKIS-S009 field.country == 'FR'
  default = null # ERROR: AKIS-S004 a text, a number, true or false
}
team "c" {
  label = { tr = "C", en = "C" }
  asign = pool # ERROR: AKIS-S002 Did you mean "assign"?
}
message "d" {
  channels = [for c in [email] : c] # ERROR: AKIS-S009 write out each
  body     = "a ${field.x} b" # ERROR: AKIS-S008 {{field.order_no}}
  subject  = <<-TEXT
    Not in here ${x + 1} # ERROR: AKIS-S009 + is not used here
  TEXT
}
