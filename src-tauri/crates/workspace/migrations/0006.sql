-- The bin: when an interview or a candidate was removed. Those stay for thirty days and can be restored. The interviews
-- of a removed candidate are hidden with the candidate and carry no moment of their own.

ALTER TABLE interview ADD COLUMN removed TEXT;
ALTER TABLE candidate ADD COLUMN removed TEXT;
CREATE INDEX interview_removed ON interview (removed) WHERE removed IS NOT NULL;
CREATE INDEX candidate_removed ON candidate (removed) WHERE removed IS NOT NULL;

-- A sealed interview cannot be changed, so it cannot be removed; nor can it be hidden with its candidate.
CREATE TRIGGER candidate_sealed_removed BEFORE UPDATE OF removed ON candidate
WHEN NEW.removed IS NOT NULL AND EXISTS (SELECT 1 FROM interview WHERE candidate = OLD.id AND state = 'sealed')
BEGIN SELECT raise(ABORT, 'sealed'); END;
