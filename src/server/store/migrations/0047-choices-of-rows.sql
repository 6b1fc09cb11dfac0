-- What somebody said to the doubts about a row, kept beside it: the same file brought in again is meant the same way.
-- A row that was kept back waits until somebody says that it is settled, or ninety days.
ALTER TABLE import_row ADD COLUMN choices jsonb, ADD COLUMN settled_at timestamptz, ADD COLUMN settled_account uuid;
GRANT UPDATE (settled_at, settled_account) ON import_row TO tan_tay_app;
CREATE INDEX import_row_kept_back ON import_row (run_id) WHERE outcome = 'kept-back' AND settled_at IS NULL;
CREATE INDEX import_run_of_file ON import_run (file_hash);
