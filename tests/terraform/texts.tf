/* Texts that look like something else.
   resource "astra_database" "comment" { */
resource "astra_database" "escapes" {
  name           = "a\tb\\c \"d\" \u00e9\U0001F600 $${e} %%{f} $ % $$ %% 100% }{ ][ # // /* é"
  cloud_provider = "aws" /* inside */ # behind
  regions        = ["us-east-2" /* one */, /* two */ "ap-south-1" // three
  ]
}

resource "astra_database" "heredocs" {
  name           = <<EOT
  resource "astra_database" "no" {
    name = "no"
  }
EOT
  cloud_provider = <<-EOT
    aws
    EOT
  regions = [<<A
us-east-2
A
    , <<-B
        eu-west-1
      B
  ]
}

resource "astra_database" "indented" {
  name = <<-NAME
      first

    second $${not} \n "quoted"
      	third
  NAME
  cloud_provider = "gcp"
  regions        = ["us-east1"]
}

resource "astra_database" "templates" {
  name           = <<EOT
${var.a} and %{ for x in var.b }${x}%{ endfor }
EOT
  cloud_provider = "${<<EOT
${var.a}
EOT
}"
  regions = [<<-EOT
    ${var.region}
    EOT
  , "us-west-2"]
}

resource "other_thing" "policy" {
  policy = <<POLICY
{ "Statement": [ { "Resource": "}" } ] }
resource "astra_database" "hidden" {
POLICY
  block "label" second {
    nested { name = "}" }
    map = {
      "a" : "b", c = "d"
      (e) = f
    }
  }
}

resource "astra_database" "$${dollar}" {
  name           = "$$${x}"
  cloud_provider = "$$${y}$"
  regions        = ["$${", "%%{", "a$", "b%"]
}
