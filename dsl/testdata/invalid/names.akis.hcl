akis {
  name     = "x"
  language = 1
}
team "front" { label = "F" }
choices "country" { options = { FR = "France", DE = "Germany" } }
field "country" {
  type    = choice
  label   = "Country"
  options = choices.contry # ERROR: AKIS-N001 Did you mean choices.country?
}
