CREATE TABLE jobs_job (
  id           BIGINT  NOT NULL PRIMARY KEY,
  kind         TEXT    NOT NULL,            -- "<module>.<what>": names the handler
  args         TEXT    NOT NULL DEFAULT '', -- JSON, the handler's own
  owner        BIGINT  NOT NULL DEFAULT 0,  -- account that asked; 0: the house itself
  state        TEXT    NOT NULL,            -- queued running done failed cancelled
  done         BIGINT  NOT NULL DEFAULT 0,  -- progress in the handler's own unit
  total        BIGINT  NOT NULL DEFAULT 0,  -- 0: not known
  checkpoint   TEXT    NOT NULL DEFAULT '', -- where to go on after a restart, the handler's own
  outcome      TEXT    NOT NULL DEFAULT '', -- JSON when done, the reason when failed
  tries        INTEGER NOT NULL DEFAULT 0,
  due_ms       BIGINT  NOT NULL,            -- not before
  lease_ms     BIGINT  NOT NULL DEFAULT 0,  -- running: whoever claimed it has it until then
  created_ms   BIGINT  NOT NULL,
  finished_ms  BIGINT
) {{without_rowid}};
CREATE INDEX jobs_job_state ON jobs_job (state, due_ms);
CREATE INDEX jobs_job_owner ON jobs_job (owner, id);
