-- name: put_account
INSERT INTO access_account (id, login, name, password, demo, what, must_change, post_id, created_ms)
VALUES (:id, :login, :name, :password, :demo, :what, :must_change, :id, :now)

-- name: change_account
UPDATE access_account SET name = :name, password = :password, active = 1, demo = :demo, what = :what, must_change = 0
WHERE id = :id

-- name: put_post
INSERT INTO access_post (account_id, id, role, org_key, key_hi, teacher_id, from_day, to_day)
VALUES (:account_id, :id, :role, :org_key, :key_hi, :teacher_id, :from_day, :to_day)

-- name: drop_posts
DELETE FROM access_post WHERE account_id = :account_id

-- name: posts_of
SELECT p.id, p.role, p.org_key, p.key_hi, p.teacher_id, p.from_day, p.to_day, o.code, o.name, o.level
FROM access_post p LEFT JOIN orgs_pub_org o ON o.key = p.org_key
WHERE p.account_id = :account_id ORDER BY p.id

-- name: places_in_use
SELECT p.org_key, p.key_hi, MAX(a.demo), MAX(a.signed_in_ms)
FROM access_post p JOIN access_account a ON a.id = p.account_id
WHERE a.active = 1 AND p.role <> 'teacher' AND p.to_day = 2932896 AND (a.demo = 1 OR a.signed_in_ms > 0)
GROUP BY p.org_key, p.key_hi ORDER BY 3 DESC, 4 DESC, 1 LIMIT :most

-- name: other_administrators
SELECT COUNT(*) FROM access_post p JOIN access_account a ON a.id = p.account_id
WHERE p.org_key = :org_key AND p.role = :role AND p.account_id <> :account_id AND a.active = 1
  AND p.from_day <= :day AND p.to_day > :day

-- name: end_post
UPDATE access_post SET to_day = CASE WHEN :to_day < from_day THEN from_day ELSE :to_day END
WHERE account_id = :account_id AND id = :id

-- name: account_by_login
SELECT a.id, a.login, a.name, a.password, a.demo, a.post_id, a.must_change, COALESCE(f.confirmed, 0)
FROM access_account a LEFT JOIN access_factor f ON f.account_id = a.id WHERE a.login = :login AND a.active = 1

-- name: account
SELECT id, login, name, active, demo, must_change, signed_in_ms, created_ms, password, post_id
FROM access_account WHERE id = :id

-- name: account_line
SELECT a.id, a.login, a.name, a.active, a.must_change, a.signed_in_ms, a.created_ms,
  CASE WHEN a.password = '' THEN 1 ELSE 0 END, COALESCE(f.confirmed, 0)
FROM access_account a LEFT JOIN access_factor f ON f.account_id = a.id WHERE a.id = :id

-- name: accounts
SELECT a.id, a.login, a.name, a.active, a.must_change, a.signed_in_ms, a.created_ms,
  CASE WHEN a.password = '' THEN 1 ELSE 0 END, COALESCE(f.confirmed, 0)
FROM access_account a LEFT JOIN access_factor f ON f.account_id = a.id
WHERE a.id IN (
    SELECT p.account_id FROM access_post p
    WHERE p.org_key >= :lo AND p.org_key < :hi AND (:role = '' OR p.role = :role)
      AND (:teacher = 0 OR p.teacher_id = :teacher)
      AND (p.to_day > :day OR NOT EXISTS (
        SELECT 1 FROM access_post q WHERE q.account_id = p.account_id AND q.to_day > :day)))
  AND (:active < 0 OR a.active = :active)
  AND (:text = '' OR a.login LIKE :like ESCAPE '!' OR LOWER(a.name) LIKE :like ESCAPE '!')
  AND a.id < :before
ORDER BY a.id DESC LIMIT :most

-- name: count_accounts
SELECT COUNT(*)
FROM access_account a
WHERE a.id IN (
    SELECT p.account_id FROM access_post p
    WHERE p.org_key >= :lo AND p.org_key < :hi AND (:role = '' OR p.role = :role)
      AND (:teacher = 0 OR p.teacher_id = :teacher)
      AND (p.to_day > :day OR NOT EXISTS (
        SELECT 1 FROM access_post q WHERE q.account_id = p.account_id AND q.to_day > :day)))
  AND (:active < 0 OR a.active = :active)
  AND (:text = '' OR a.login LIKE :like ESCAPE '!' OR LOWER(a.name) LIKE :like ESCAPE '!')

-- name: rename_account
UPDATE access_account SET name = :name WHERE id = :id

-- name: set_active
UPDATE access_account SET active = :active WHERE id = :id

-- name: note_sign_in
UPDATE access_account SET signed_in_ms = :now, post_id = :post_id WHERE id = :id

-- name: choose_post
UPDATE access_session SET post_id = :post_id,
  expires_ms = CASE WHEN expires_ms < :expires_ms THEN expires_ms ELSE :expires_ms END
WHERE token_hash = :token_hash

-- name: use_post
UPDATE access_account SET post_id = :post_id WHERE id = :id

-- name: account_id_by_login
SELECT id, demo FROM access_account WHERE login = :login

-- name: set_password
UPDATE access_account SET password = :password, must_change = :must_change WHERE id = :id

-- name: rehash_password
UPDATE access_account SET password = :password WHERE id = :id

-- name: demo_accounts
SELECT a.login, a.name, p.role, COALESCE(o.name, ''), a.what
FROM access_account a JOIN access_post p ON p.account_id = a.id AND p.id = a.id
  LEFT JOIN orgs_pub_org o ON o.key = p.org_key
WHERE a.demo = 1 AND a.active = 1 ORDER BY a.id

-- name: scope_of
SELECT code, name, level FROM orgs_pub_org WHERE key = :org_key

-- name: put_session
INSERT INTO access_session (token_hash, id, account_id, post_id, created_ms, seen_ms, expires_ms, address, agent)
VALUES (:token_hash, :id, :account_id, :post_id, :now, :now, :expires_ms, :address, :agent)

-- name: session
SELECT a.id, a.login, a.name, p.role, p.org_key, p.key_hi, p.teacher_id, p.id, s.id, a.must_change, a.demo, s.seen_ms,
  s.expires_ms, COALESCE(f.confirmed, 0)
FROM access_session s JOIN access_account a ON a.id = s.account_id
  JOIN access_post p ON p.account_id = s.account_id AND p.id = s.post_id
  LEFT JOIN access_factor f ON f.account_id = s.account_id
WHERE s.token_hash = :token_hash AND a.active = 1 AND p.from_day <= :day AND p.to_day > :day

-- name: touch_session
UPDATE access_session SET seen_ms = :now WHERE token_hash = :token_hash AND seen_ms < :now

-- name: drop_session
DELETE FROM access_session WHERE token_hash = :token_hash

-- name: drop_sessions_of
DELETE FROM access_session WHERE account_id = :account_id

-- name: drop_expired_sessions
DELETE FROM access_session WHERE expires_ms <= :now

-- name: drop_surplus_sessions
DELETE FROM access_session WHERE account_id = :account_id AND token_hash NOT IN (
  SELECT token_hash FROM access_session WHERE account_id = :account_id ORDER BY created_ms DESC LIMIT :keep)

-- name: device
SELECT seen_ms FROM access_device WHERE token_hash = :token_hash AND account_id = :account_id

-- name: put_device
INSERT INTO access_device (token_hash, account_id, seen_ms) VALUES (:token_hash, :account_id, :now)
ON CONFLICT (token_hash) DO UPDATE SET seen_ms = excluded.seen_ms

-- name: drop_surplus_devices
DELETE FROM access_device WHERE account_id = :account_id AND token_hash NOT IN (
  SELECT token_hash FROM access_device WHERE account_id = :account_id ORDER BY seen_ms DESC LIMIT :keep)

-- name: put_audit
INSERT INTO access_audit (id, at_ms, account_id, actor, request_id, action, object, org_key, before_digest,
  after_digest, detail)
VALUES (:id, :now, :account_id, :actor, :request_id, :action, :object, :org_key, :before_digest, :after_digest,
  :detail)

-- name: last_change
SELECT t.at_ms, t.actor, COALESCE(a.name, '')
FROM access_audit t LEFT JOIN access_account a ON a.id = t.account_id
WHERE t.object = :object AND (:org_key = 0 OR t.org_key = :org_key) AND t.before_digest <> t.after_digest
ORDER BY t.id DESC LIMIT 1

-- name: read_lately
SELECT CASE WHEN EXISTS (
  SELECT 1 FROM access_audit
  WHERE object = :object AND account_id = :account_id AND action = :action AND at_ms >= :since)
THEN 1 ELSE 0 END

-- name: put_event
INSERT INTO access_outbox (id, topic, payload, created_ms, next_ms) VALUES (:id, :topic, :payload, :now, :now)

-- name: waiting_events
SELECT id, topic, payload, tries FROM access_outbox
WHERE done_ms IS NULL AND next_ms <= :now ORDER BY id LIMIT :most

-- name: event_done
UPDATE access_outbox SET done_ms = :now, tries = tries + 1 WHERE id = :id AND done_ms IS NULL

-- name: event_again
UPDATE access_outbox SET tries = tries + 1, next_ms = :next_ms WHERE id = :id AND done_ms IS NULL

-- name: installation
SELECT value FROM access_installation WHERE name = :name

-- name: put_installation
INSERT INTO access_installation (name, value) VALUES (:name, :value)

-- name: fullest_school
SELECT e.org_key, COUNT(*) FROM people_pub_employment e JOIN orgs_pub_org o ON o.key = e.org_key
WHERE e.org_key >= :lo AND e.org_key < :hi AND e.from_day <= :day AND e.to_day > :day AND o.level = 'school'
GROUP BY e.org_key ORDER BY COUNT(*) DESC, e.org_key LIMIT 1

-- name: someone_at
SELECT teacher_id FROM people_pub_employment
WHERE org_key = :org_key AND from_day <= :since AND to_day > :day ORDER BY from_day DESC, teacher_id LIMIT 1

-- name: first_provider
SELECT key, name FROM orgs_pub_org
WHERE key >= :lo AND key < :hi AND level = 'institution' ORDER BY CASE kind WHEN 'provider' THEN 0 ELSE 1 END, key LIMIT 1

-- name: account_scope
-- Around all posts of an account.
SELECT MIN(org_key), MAX(key_hi) FROM access_post WHERE account_id = :id HAVING COUNT(*) > 0

-- name: put_key
INSERT INTO access_idempotency (account_id, key, fingerprint, created_ms)
VALUES (:account_id, :key, :fingerprint, :now) ON CONFLICT (account_id, key) DO NOTHING

-- name: key
SELECT fingerprint, status, content_type, body FROM access_idempotency WHERE account_id = :account_id AND key = :key

-- name: finish_key
UPDATE access_idempotency SET status = :status, content_type = :content_type, body = :body
WHERE account_id = :account_id AND key = :key

-- name: drop_key
DELETE FROM access_idempotency WHERE account_id = :account_id AND key = :key

-- name: drop_old_keys
DELETE FROM access_idempotency WHERE account_id = :account_id AND created_ms < :before

-- name: put_invitation
INSERT INTO access_invitation (account_id, token_hash, kind, by_id, created_ms, expires_ms)
VALUES (:account_id, :token_hash, :kind, :by_id, :now, :expires_ms)
ON CONFLICT (account_id) DO UPDATE SET token_hash = excluded.token_hash, kind = excluded.kind, by_id = excluded.by_id,
  created_ms = excluded.created_ms, expires_ms = excluded.expires_ms

-- name: invitation
SELECT i.account_id, i.kind, i.expires_ms, a.login, a.name
FROM access_invitation i JOIN access_account a ON a.id = i.account_id
WHERE i.token_hash = :token_hash AND i.expires_ms > :now AND a.active = 1

-- name: invitation_of
SELECT kind, created_ms, expires_ms FROM access_invitation WHERE account_id = :account_id

-- name: use_invitation
DELETE FROM access_invitation WHERE token_hash = :token_hash AND expires_ms > :now

-- name: drop_invitation
DELETE FROM access_invitation WHERE account_id = :account_id

-- name: require_change
UPDATE access_account SET must_change = 1 WHERE id = :id

-- name: drop_other_sessions
DELETE FROM access_session WHERE account_id = :account_id AND id <> :keep

-- name: drop_one_session
DELETE FROM access_session WHERE account_id = :account_id AND id = :id

-- name: sessions_of
SELECT id, created_ms, seen_ms, address, agent, post_id FROM access_session
WHERE account_id = :account_id AND expires_ms > :now ORDER BY seen_ms DESC, id DESC

-- name: factor
SELECT secret, confirmed, last_step, created_ms FROM access_factor WHERE account_id = :account_id

-- name: put_factor
INSERT INTO access_factor (account_id, secret, created_ms) VALUES (:account_id, :secret, :now)
ON CONFLICT (account_id) DO UPDATE SET secret = excluded.secret, created_ms = excluded.created_ms, last_step = 0
WHERE access_factor.confirmed = 0

-- name: confirm_factor
UPDATE access_factor SET confirmed = 1, last_step = :step WHERE account_id = :account_id AND confirmed = 0

-- name: use_step
UPDATE access_factor SET last_step = :step WHERE account_id = :account_id AND last_step < :step

-- name: drop_factor
DELETE FROM access_factor WHERE account_id = :account_id

-- name: put_recovery
INSERT INTO access_recovery (account_id, code_hash) VALUES (:account_id, :code_hash)

-- name: use_recovery
DELETE FROM access_recovery WHERE account_id = :account_id AND code_hash = :code_hash

-- name: drop_recovery
DELETE FROM access_recovery WHERE account_id = :account_id

-- name: count_recovery
SELECT COUNT(*) FROM access_recovery WHERE account_id = :account_id

-- name: trail
SELECT u.id, u.at_ms, u.actor, COALESCE(a.name, ''), u.action, u.object, COALESCE(o.code, ''), COALESCE(o.name, ''),
  CASE WHEN u.before_digest <> u.after_digest AND u.before_digest <> '' AND u.after_digest <> '' THEN 1 ELSE 0 END,
  u.detail, u.request_id
FROM access_audit u LEFT JOIN access_account a ON a.id = u.account_id LEFT JOIN orgs_pub_org o ON o.key = u.org_key
WHERE u.org_key >= :lo AND u.org_key < :hi AND u.id < :before AND u.at_ms >= :from_ms AND u.at_ms < :to_ms
  AND (:action = '' OR u.action = :action) AND (:object = '' OR u.object = :object)
  AND (:who = '' OR u.actor = :who OR a.name = :who OR a.login = :who)
  AND (:quiet = 0 OR u.action NOT IN ('access.sign_in', 'access.oidc_sign_in', 'access.sign_out', 'access.switch_post'))
ORDER BY u.id DESC LIMIT :most

-- name: count_trail
SELECT COUNT(*) FROM access_audit u LEFT JOIN access_account a ON a.id = u.account_id
WHERE u.org_key >= :lo AND u.org_key < :hi AND u.at_ms >= :from_ms AND u.at_ms < :to_ms
  AND (:action = '' OR u.action = :action) AND (:object = '' OR u.object = :object)
  AND (:who = '' OR u.actor = :who OR a.name = :who OR a.login = :who)
  AND (:quiet = 0 OR u.action NOT IN ('access.sign_in', 'access.oidc_sign_in', 'access.sign_out', 'access.switch_post'))

-- name: trail_actions
SELECT DISTINCT action FROM access_audit WHERE org_key >= :lo AND org_key < :hi ORDER BY action

-- name: put_token
INSERT INTO access_token (id, token_hash, account_id, post_id, name, permissions, org_key, key_hi, created_ms, expires_ms)
VALUES (:id, :token_hash, :account_id, :post_id, :name, :permissions, :org_key, :key_hi, :now, :expires_ms)

-- name: tokens_of
SELECT t.id, t.name, t.permissions, t.created_ms, t.expires_ms, t.used_ms, t.revoked, COALESCE(o.code, ''),
  COALESCE(o.name, ''), COALESCE(o.level, '')
FROM access_token t LEFT JOIN orgs_pub_org o ON o.key = t.org_key
WHERE t.account_id = :account_id ORDER BY t.id DESC

-- name: count_tokens
SELECT COUNT(*) FROM access_token WHERE account_id = :account_id AND revoked = 0 AND expires_ms > :now

-- name: revoke_token
UPDATE access_token SET revoked = 1 WHERE account_id = :account_id AND id = :id AND revoked = 0

-- name: revoke_tokens_of
UPDATE access_token SET revoked = 1 WHERE account_id = :account_id AND revoked = 0

-- name: token
SELECT a.id, a.login, a.name, p.role, t.org_key, t.key_hi, p.teacher_id, p.id, t.id, t.permissions, t.used_ms, a.demo
FROM access_token t JOIN access_account a ON a.id = t.account_id
  JOIN access_post p ON p.account_id = t.account_id AND p.id = t.post_id
WHERE t.token_hash = :token_hash AND t.revoked = 0 AND t.expires_ms > :now AND a.active = 1
  AND p.from_day <= :day AND p.to_day > :day AND t.org_key >= p.org_key AND t.key_hi <= p.key_hi

-- name: touch_token
UPDATE access_token SET used_ms = :now WHERE id = :id AND used_ms < :now

-- name: put_flow
INSERT INTO access_oidc_flow (browser_hash, kind, account_id, return_uri, next, expires_ms)
VALUES (:browser_hash, :kind, :account_id, :return_uri, :next, :expires_ms)

-- name: flow
SELECT kind, account_id, return_uri, next FROM access_oidc_flow WHERE browser_hash = :browser_hash AND expires_ms > :now

-- name: drop_flow
DELETE FROM access_oidc_flow WHERE browser_hash = :browser_hash

-- name: drop_expired_flows
DELETE FROM access_oidc_flow WHERE expires_ms <= :now

-- name: bind_subject
INSERT INTO access_oidc_subject (issuer, subject, account_id, bound_ms) VALUES (:issuer, :subject, :account_id, :now)
ON CONFLICT DO NOTHING

-- name: subject
SELECT a.id, a.demo, COALESCE(f.confirmed, 0)
FROM access_oidc_subject s JOIN access_account a ON a.id = s.account_id
  LEFT JOIN access_factor f ON f.account_id = a.id
WHERE s.issuer = :issuer AND s.subject = :subject AND a.active = 1

-- name: subject_of
SELECT bound_ms FROM access_oidc_subject WHERE account_id = :account_id AND issuer = :issuer

-- name: unbind_subject
DELETE FROM access_oidc_subject WHERE account_id = :account_id AND issuer = :issuer

-- name: follow_merge
UPDATE access_post SET teacher_id = :keep WHERE teacher_id = :drop
