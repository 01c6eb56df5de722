-- Times are microseconds since 1970, UTC. A clock that does not run is the
-- greatest bigint, so that orders and comparisons need no NULL.
CREATE TABLE cases (
  id            BIGINT PRIMARY KEY,
  revision      BIGINT NOT NULL,
  version       TEXT NOT NULL,
  category      TEXT NOT NULL,
  kind          TEXT NOT NULL,
  channel       TEXT NOT NULL,
  status        TEXT NOT NULL,
  in_work       SMALLINT NOT NULL,
  flow          TEXT NOT NULL,
  step          TEXT NOT NULL,
  end_name      TEXT NOT NULL,
  team          TEXT NOT NULL,
  partner       TEXT NOT NULL,
  assignee      TEXT NOT NULL,
  opened_by     TEXT NOT NULL,
  priority      SMALLINT NOT NULL,
  customer      BIGINT NOT NULL,
  title         TEXT NOT NULL,
  blocked       SMALLINT NOT NULL,
  opened_at     BIGINT NOT NULL,
  entered_at    BIGINT NOT NULL,
  updated_at    BIGINT NOT NULL,
  first_due     BIGINT NOT NULL,
  claim_due     BIGINT NOT NULL,
  done_due      BIGINT NOT NULL,
  next_due_at   BIGINT NOT NULL,
  tick_failures SMALLINT NOT NULL DEFAULT 0,
  tick_error    TEXT NOT NULL DEFAULT '',
  written_at    BIGINT NOT NULL,
  head          {{.Bytes}} NOT NULL,
  snapshot      TEXT NOT NULL
);
CREATE INDEX cases_due ON cases (next_due_at) WHERE next_due_at < 9223372036854775807;
CREATE INDEX cases_team ON cases (team, first_due, id);
CREATE INDEX cases_first ON cases (first_due, id);
CREATE INDEX cases_assignee ON cases (assignee, first_due, id) WHERE assignee <> '';
CREATE INDEX cases_partner ON cases (partner, first_due, id) WHERE partner <> '';
CREATE INDEX cases_customer ON cases (customer, id) WHERE customer > 0;
CREATE INDEX cases_opened_by ON cases (opened_by, id) WHERE opened_by <> '';
CREATE INDEX cases_opened ON cases (opened_at, id);
CREATE INDEX cases_updated ON cases (updated_at, id);
CREATE INDEX cases_written ON cases (written_at);
{{if .Postgres}}CREATE SEQUENCE case_numbers;{{end}}

-- The history: body and why hold commitments in place of personal values, which
-- lie in event_values until they are erased.
CREATE TABLE events (
  case_id    BIGINT NOT NULL,
  seq        BIGINT NOT NULL,
  at         BIGINT NOT NULL,
  actor_kind TEXT NOT NULL,
  actor_user TEXT NOT NULL,
  type       TEXT NOT NULL,
  body       TEXT NOT NULL,
  why        TEXT NOT NULL,
  commits    TEXT NOT NULL,
  hash       {{.Bytes}} NOT NULL,
  PRIMARY KEY (case_id, seq)
){{.Clustered}};

CREATE TABLE event_values (
  case_id BIGINT NOT NULL,
  seq     BIGINT NOT NULL,
  salt    {{.Bytes}} NOT NULL,
  vals    TEXT NOT NULL,
  PRIMARY KEY (case_id, seq)
){{.Clustered}};

-- A stint is one stay of a case at a step with one team; a hold is how long one
-- person had it.
CREATE TABLE stints (
  case_id    BIGINT NOT NULL,
  n          INTEGER NOT NULL,
  entry      INTEGER NOT NULL,
  category   TEXT NOT NULL,
  kind       TEXT NOT NULL,
  flow       TEXT NOT NULL,
  step       TEXT NOT NULL,
  team       TEXT NOT NULL,
  partner    TEXT NOT NULL,
  entered_at BIGINT NOT NULL,
  claimed_at BIGINT NOT NULL,
  left_at    BIGINT NOT NULL,
  claim_due  BIGINT NOT NULL,
  done_due   BIGINT NOT NULL,
  claim_late SMALLINT NOT NULL,
  done_late  SMALLINT NOT NULL,
  used       BIGINT NOT NULL,
  outcome    TEXT NOT NULL,
  PRIMARY KEY (case_id, n)
){{.Clustered}};
CREATE INDEX stints_team ON stints (team, entered_at);

CREATE TABLE holds (
  case_id BIGINT NOT NULL,
  seq     BIGINT NOT NULL,
  stint   INTEGER NOT NULL,
  person  TEXT NOT NULL,
  from_at BIGINT NOT NULL,
  to_at   BIGINT NOT NULL,
  PRIMARY KEY (case_id, seq)
){{.Clustered}};
CREATE INDEX holds_person ON holds (person, from_at);

CREATE TABLE case_tasks (
  case_id BIGINT NOT NULL,
  n       INTEGER NOT NULL,
  team    TEXT NOT NULL,
  state   TEXT NOT NULL,
  PRIMARY KEY (case_id, n)
){{.Clustered}};
CREATE INDEX case_tasks_team ON case_tasks (team, case_id);

CREATE TABLE field_values (
  case_id BIGINT NOT NULL,
  field   TEXT NOT NULL,
  txt     TEXT NOT NULL,
  num     DOUBLE PRECISION,
  PRIMARY KEY (case_id, field)
){{.Clustered}};
CREATE INDEX field_values_txt ON field_values (field, txt, case_id);

-- The answer to each command: the events from_seq to to_seq of a case.
CREATE TABLE commands (
  id       TEXT{{.Plain}} PRIMARY KEY,
  hash     {{.Bytes}} NOT NULL,
  case_id  BIGINT NOT NULL,
  from_seq BIGINT NOT NULL,
  to_seq   BIGINT NOT NULL,
  at       BIGINT NOT NULL
){{.Clustered}};

{{if .Postgres}}
CREATE TABLE case_words (case_id BIGINT PRIMARY KEY, words TSVECTOR NOT NULL);
CREATE INDEX case_words_words ON case_words USING GIN (words);
{{else}}
CREATE VIRTUAL TABLE case_words USING fts5(words, tokenize = "unicode61 remove_diacritics 0");
{{end}}

CREATE TABLE outbox (
  id         TEXT PRIMARY KEY,
  case_id    BIGINT NOT NULL,
  effect     TEXT NOT NULL,
  state      TEXT NOT NULL,
  generation BIGINT NOT NULL DEFAULT 0,
  attempts   INTEGER NOT NULL DEFAULT 0,
  next_at    BIGINT NOT NULL,
  error      TEXT NOT NULL DEFAULT ''
);
CREATE INDEX outbox_next ON outbox (next_at) WHERE state IN ('pending', 'leased');
CREATE INDEX outbox_state ON outbox (state, next_at) WHERE state IN ('dead', 'held');

CREATE TABLE notices (
  id      {{.Serial}},
  case_id BIGINT NOT NULL,
  team    TEXT NOT NULL,
  person  TEXT NOT NULL,
  what    TEXT NOT NULL,
  about   TEXT NOT NULL,
  at      BIGINT NOT NULL
);
CREATE INDEX notices_team ON notices (team, id);
