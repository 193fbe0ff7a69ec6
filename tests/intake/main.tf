provider "astra" {
  token = var.token
}

resource "astra_database" "orders" {
  name           = "orders"
  cloud_provider = "aws"
  regions        = ["us-east-2", "ap-south-1"]
}

resource "astra_database" "carts" {
  name           = "carts"
  cloud_provider = "gcp"
  regions        = var.regions
}
