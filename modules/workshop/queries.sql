-- name: put_draft
INSERT INTO workshop_draft (id, region_key, plan_id, base, title, source, toml, cases, errors, revision, account_id,
                            created_by, created_ms, changed_id, changed_by, changed_ms)
VALUES (:id, :region_key, :plan_id, :base, :title, :source, :toml, :cases, :errors, 1, :account_id,
        :name, :now, :account_id, :name, :now)

-- name: read_draft
SELECT id, region_key, plan_id, base, title, errors, revision, account_id, created_by, created_ms, changed_id,
       changed_by, changed_ms, published, source, toml, cases
FROM workshop_draft WHERE id = :id AND region_key >= :lo AND region_key < :hi

-- name: list_drafts
SELECT id, region_key, plan_id, base, title, errors, revision, account_id, created_by, created_ms, changed_id,
       changed_by, changed_ms, published
FROM workshop_draft WHERE region_key >= :lo AND region_key < :hi AND published IS NULL AND id < :before
ORDER BY id DESC LIMIT :limit

-- name: count_drafts
SELECT COUNT(*) FROM workshop_draft WHERE region_key >= :lo AND region_key < :hi AND published IS NULL

-- name: save_draft
UPDATE workshop_draft
SET source = :source, toml = :toml, cases = :cases, title = :title, plan_id = :plan_id, errors = :errors,
    revision = revision + 1, changed_id = :account_id, changed_by = :name, changed_ms = :now
WHERE id = :id AND revision = :revision AND published IS NULL

-- name: close_draft
UPDATE workshop_draft SET published = :published, revision = revision + 1
WHERE id = :id AND revision = :revision AND published IS NULL

-- name: drop_draft
DELETE FROM workshop_draft WHERE id = :id AND published IS NULL

-- name: waiting_drafts
SELECT COUNT(*), MIN(changed_ms), MIN(title), MIN(id) FROM workshop_draft
WHERE account_id = :account_id AND published IS NULL AND changed_ms < :before
