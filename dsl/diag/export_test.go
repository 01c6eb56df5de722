package diag

// Turkish is the Turkish catalogue.
var Turkish = turkish
