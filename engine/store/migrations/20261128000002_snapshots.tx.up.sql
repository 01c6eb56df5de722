-- The compiled form of a version: a cache that another build makes anew.
CREATE TABLE snapshots (version TEXT PRIMARY KEY, form {{.Bytes}} NOT NULL);
