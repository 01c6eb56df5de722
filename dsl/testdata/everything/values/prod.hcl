settings = { quick = "30m", limit = 500 }

connector "orders" {
  settings = { url = "https://orders.prod.example" }
}
