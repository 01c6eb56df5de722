# What the production environment has in place of the set's defaults.
settings = { first_answer = "2h" }

connector "orders" {
  settings = { url = "https://orders.prod.example.org" }
}
