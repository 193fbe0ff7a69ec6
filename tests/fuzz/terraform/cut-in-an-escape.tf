/* Texts that look like something else.
   resource "astra_database" "comment" resource "astra_database" "escapes" {
  name      { */
     = "a\tb\\c \"d\" \u00e9\