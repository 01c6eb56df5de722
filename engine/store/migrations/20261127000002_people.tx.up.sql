CREATE TABLE users (
  login      TEXT PRIMARY KEY,
  name       TEXT NOT NULL,
  email      TEXT NOT NULL,
  locale     TEXT NOT NULL,
  zone       TEXT NOT NULL,
  partner    TEXT NOT NULL,
  roles      TEXT NOT NULL,
  present    SMALLINT NOT NULL,
  disabled   SMALLINT NOT NULL,
  password   TEXT NOT NULL DEFAULT '',
  created_at BIGINT NOT NULL
);

CREATE TABLE memberships (
  login         TEXT NOT NULL,
  team          TEXT NOT NULL,
  lead          SMALLINT NOT NULL,
  last_assigned BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (login, team)
);
CREATE INDEX memberships_team ON memberships (team);

CREATE TABLE sessions (
  secret     {{.Bytes}} PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  login      TEXT NOT NULL,
  kind       TEXT NOT NULL,
  name       TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  used_at    BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX sessions_login ON sessions (login);

CREATE TABLE attempts (login TEXT NOT NULL, at BIGINT NOT NULL);
CREATE INDEX attempts_login ON attempts (login, at);

CREATE TABLE customers (
  id         {{.Serial}},
  name       TEXT NOT NULL,
  locale     TEXT NOT NULL,
  country    TEXT NOT NULL,
  tier       TEXT NOT NULL,
  points     BIGINT NOT NULL,
  fields     TEXT NOT NULL,
  created_at BIGINT NOT NULL
);

CREATE TABLE contacts (
  kind     TEXT NOT NULL,
  value    TEXT NOT NULL,
  customer BIGINT NOT NULL,
  PRIMARY KEY (kind, value)
);
CREATE INDEX contacts_customer ON contacts (customer);

{{if .Postgres}}
CREATE TABLE customer_words (customer BIGINT PRIMARY KEY, words TSVECTOR NOT NULL);
CREATE INDEX customer_words_words ON customer_words USING GIN (words);
{{else}}
CREATE VIRTUAL TABLE customer_words USING fts5(words, tokenize = "unicode61 remove_diacritics 0");
{{end}}

CREATE TABLE versions (
  version TEXT PRIMARY KEY,
  number  INTEGER NOT NULL UNIQUE,
  name    TEXT NOT NULL,
  sources TEXT NOT NULL,
  author  TEXT NOT NULL,
  message TEXT NOT NULL,
  at      BIGINT NOT NULL
);

CREATE TABLE live_version (one SMALLINT PRIMARY KEY CHECK (one = 1), version TEXT NOT NULL);
