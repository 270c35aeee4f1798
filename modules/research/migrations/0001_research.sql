-- School-based study sessions (校本研修).
CREATE TABLE research_session (
  org_key     BIGINT  NOT NULL,
  day         INTEGER NOT NULL,
  key         TEXT    NOT NULL,             -- SHA-256 hex of school, day, form, topic
  form        TEXT    NOT NULL,
  topic       TEXT    NOT NULL DEFAULT '',
  minutes     INTEGER NOT NULL,
  attendees   INTEGER,
  host_id     BIGINT,                       -- teacher
  PRIMARY KEY (org_key, day, key)
) {{without_rowid}};
CREATE VIEW research_pub_session AS SELECT org_key, day, form, topic, minutes, attendees, host_id FROM research_session;
