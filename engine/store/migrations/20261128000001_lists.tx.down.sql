DROP INDEX case_tasks_open;
ALTER TABLE case_tasks DROP COLUMN open;
ALTER TABLE cases DROP COLUMN excerpt;
