# Everything literal, in the ways in which people lay it out.
terraform {
  required_providers {
    astra = {
      source  = "datastax/astra"
      version = "~> 2.3"
    }
  }
}

provider "astra" {}

resource "astra_customer_key" "ohio" {
  cloud_provider = "aws"
  region         = "us-east-2"
  key_id         = "arn:aws:kms:us-east-2:111122223333:key/0a1b2c3d-0000-1111-2222-333344445555"
}

resource "astra_customer_key" "mumbai" {
  cloud_provider = "aws"
  region         = "ap-south-1"
  key_id         = "arn:aws:kms:ap-south-1:111122223333:key/0a1b2c3d-0000-1111-2222-333344445556"
}

resource "astra_database" "orders" {
  name           = "orders"
  keyspace       = "shop"
  cloud_provider = "aws"
  regions        = ["us-east-2", "ap-south-1"]
  db_type        = "vector"

  deletion_protection = true
  depends_on          = [astra_customer_key.ohio, astra_customer_key.mumbai]

  timeouts {
    create = "45m"
    delete = "45m"
  }

  lifecycle { prevent_destroy = true }
}

resource "astra_database" "ledger" {
  name           = "ledger"
  keyspace       = "books"
  cloud_provider = "GCP"
  regions = [
    "us-east1", # the primary one
    "europe-west1",
  ]
}

resource astra_database "bare_labels" {
  name = "bare"
  cloud_provider="azure"
  regions=["westus3",]
}

resource "astra_database" "one_line" { name = "short" }
resource "astra_database" "empty" {}

resource "astra_database" "older" {
  name               = "older"
  cloud_provider     = "gcp"
  region             = "us-west4"
  additional_regions = ["us-east4", "us-central1"]
}

resource "astra_database" "left_out" {
  name           = null
  cloud_provider = "aws"
  regions        = []
}

data "astra_customer_keys" "all" {}

output "keys" {
  value = data.astra_customer_keys.all.results
}
