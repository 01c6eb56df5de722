-- How the customer's words begin, for cases without a title.
ALTER TABLE cases ADD COLUMN excerpt TEXT NOT NULL DEFAULT '';
-- Whether there is something left to do of a task.
ALTER TABLE case_tasks ADD COLUMN open SMALLINT NOT NULL DEFAULT 1;
CREATE INDEX case_tasks_open ON case_tasks (team, case_id) WHERE open = 1;
UPDATE case_tasks SET open = 0 WHERE EXISTS (
  SELECT 1 FROM events e WHERE e.case_id = case_tasks.case_id AND e.type = 'task_moved'
{{if .Postgres}}
  AND (e.body::json->>'task')::int = case_tasks.n AND e.body::json->>'state' = case_tasks.state AND e.body::json->>'done' = 'true'
{{else}}
  AND json_extract(e.body, '$.task') = case_tasks.n AND json_extract(e.body, '$.state') = case_tasks.state AND json_extract(e.body, '$.done')
{{end}}
);
