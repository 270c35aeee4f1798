-- name: find_session
SELECT minutes, attendees, host_id FROM research_session WHERE org_key = :org_key AND day = :day AND key = :key

-- name: put_session
INSERT INTO research_session (org_key, day, key, form, topic, minutes, attendees, host_id)
VALUES (:org_key, :day, :key, :form, :topic, :minutes, :attendees, :host_id)
ON CONFLICT (org_key, day, key)
DO UPDATE SET minutes = excluded.minutes, attendees = excluded.attendees, host_id = excluded.host_id

-- name: delete_session
DELETE FROM research_session WHERE org_key = :org_key AND day = :day AND key = :key

-- name: restore_session
UPDATE research_session SET minutes = :minutes, attendees = :attendees, host_id = :host_id
WHERE org_key = :org_key AND day = :day AND key = :key
