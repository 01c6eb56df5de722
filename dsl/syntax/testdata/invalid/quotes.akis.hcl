field "a" {
  type    = text
  visible = field.country == 'FR' # ERROR: AKIS-S009 its texts in single ones
}
