// Nothing of this can be read without working it out.
variable "regions" {
  type    = list(string)
  default = ["us-east-2", "resource \"astra_database\" \"no\" {"]
}

locals {
  names = { for key, value in var.databases : key => upper(value.name) if value.enabled }
  first = element(["a", "b"], 0)
}

resource "astra_database" "each" {
  for_each       = toset(["blue", "green"])
  name           = "orders-${each.key}"
  cloud_provider = each.value == "blue" ? "aws" : "gcp"
  regions        = var.regions
}

resource "astra_database" "mixed" {
  name           = format("%s-%d", "orders", 3)
  cloud_provider = var.cloud
  regions        = ["us-east-2", var.second, "ap-${local.where}", "eu-west-1"]
}

resource "astra_database" "for" {
  name           = ("orders")
  cloud_provider = ["aws", "gcp"][0]
  regions        = [for region in var.regions : lower(region)]
}

resource "astra_database" "directives" {
  name           = "%{ if var.is_live }live%{ else }test%{ endif }"
  cloud_provider = "${var.cloud}"
  regions = concat(
    ["us-east-2"],
    var.is_live ? ["ap-south-1"] : [],
  )
}

resource "astra_database" "nested" {
  name           = "${join("-", ["a", "${lookup({ "}" = "\"" }, "}", "{")}"])}"
  cloud_provider = try(jsondecode(file("${path.module}/x.json")).provider, "aws")
  regions        = [var.a[0], var.b["x"], module.c.regions[*].code, "us-west-2", (var.d)]
  count          = length(var.regions)
}

resource "astra_database" "types" {
  name           = 42
  cloud_provider = true
  regions        = ["us-east-2", 7, null, ["us-west-2"], { a = 1 }]
}

resource "astra_database" "off" {
  count          = 0
  name           = "off"
  cloud_provider = "aws"
  regions        = ["us-east-2"]
}

resource "astra_database" "dynamic" {
  name           = "dynamic"
  cloud_provider = -1
  regions        = astra_customer_key.keys[*].region
  dynamic "timeouts" {
    for_each = [1]
    content {
      create = "10m"
    }
  }
}

module "more" {
  source = "./more"
  databases = {
    "resource" = { "astra_database" = { name = "not here" } }
  }
}
