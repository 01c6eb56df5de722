DROP TABLE notices;
DROP TABLE outbox;
DROP TABLE case_words;
DROP TABLE commands;
DROP TABLE field_values;
DROP TABLE case_tasks;
DROP TABLE holds;
DROP TABLE stints;
DROP TABLE event_values;
DROP TABLE events;
DROP TABLE cases;
{{if .Postgres}}DROP SEQUENCE case_numbers;{{end}}
