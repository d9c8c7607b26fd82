-- The facts of an interview: how it ended, that it was entered afterwards, how long it is stated to have taken, what
-- was corrected, and the parts it was held in. An interview that never took place is closed without a beginning, which
-- the table's old check forbids, so the table is made anew: https://www.sqlite.org/lang_altertable.html#otheralter.
-- Foreign keys are off while this runs, and views and triggers of other tables keep naming `interview`.

PRAGMA legacy_alter_table = ON;

CREATE TABLE interview_new (
    id              TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    candidate       TEXT    NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
    set_version     TEXT    NOT NULL REFERENCES set_version (id) ON DELETE RESTRICT,
    interviewer     TEXT    NOT NULL,
    planned         TEXT,
    state           TEXT    NOT NULL CHECK (state IN ('planned', 'running', 'paused', 'closed', 'sealed')),
    started         TEXT,
    utc_offset      INTEGER NOT NULL, -- minutes east of UTC on the interviewer's wall clock at the start
    strengths       TEXT    NOT NULL,
    concerns        TEXT    NOT NULL,
    summary         TEXT    NOT NULL,
    decision        TEXT    CHECK (decision IN ('strong-no', 'no', 'yes', 'strong-yes')),
    decision_reason TEXT    NOT NULL,
    example         INTEGER NOT NULL CHECK (example IN (0, 1)),
    ended           TEXT    NOT NULL DEFAULT 'as-planned' CHECK (ended IN ('as-planned', 'early', 'withdrew', 'did-not-come')),
    end_reason      TEXT    NOT NULL DEFAULT '',
    entered         TEXT,    -- when it was entered from notes; none: it was held in the program
    seconds         INTEGER CHECK (seconds > 0), -- how long it took, as stated; none: as the clock says
    CHECK (CASE
        WHEN state = 'planned' THEN started IS NULL
        WHEN started IS NULL THEN state IN ('closed', 'sealed') AND ended IN ('withdrew', 'did-not-come')
        ELSE 1
    END),
    CHECK (decision IS NULL OR ended IN ('as-planned', 'early')),
    CHECK (entered IS NULL OR state IN ('closed', 'sealed'))
) STRICT;
INSERT INTO interview_new (rowid, id, candidate, set_version, interviewer, planned, state, started, utc_offset, strengths,
    concerns, summary, decision, decision_reason, example)
SELECT rowid, id, candidate, set_version, interviewer, planned, state, started, utc_offset, strengths,
    concerns, summary, decision, decision_reason, example
FROM interview;
DROP TABLE interview;
ALTER TABLE interview_new RENAME TO interview;

PRAGMA legacy_alter_table = OFF;

CREATE INDEX interview_candidate ON interview (candidate);
CREATE INDEX interview_set_version ON interview (set_version);
CREATE INDEX interview_running ON interview (id) WHERE state = 'running';
CREATE TRIGGER interview_sealed_update BEFORE UPDATE ON interview WHEN OLD.state = 'sealed'
BEGIN SELECT raise(ABORT, 'sealed'); END;
CREATE TRIGGER interview_sealed_delete BEFORE DELETE ON interview WHEN OLD.state = 'sealed'
BEGIN SELECT raise(ABORT, 'sealed'); END;

CREATE TABLE correction (
    interview TEXT    NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    number    INTEGER NOT NULL CHECK (number >= 1),
    at        TEXT    NOT NULL,
    fact      TEXT    NOT NULL CHECK (fact IN ('interviewer', 'date', 'duration', 'name')),
    before    TEXT    NOT NULL,
    after     TEXT    NOT NULL,
    reason    TEXT    NOT NULL,
    PRIMARY KEY (interview, number)
) STRICT;
CREATE TRIGGER correction_sealed_insert BEFORE INSERT ON correction
WHEN (SELECT state FROM interview WHERE id = NEW.interview) = 'sealed'
BEGIN SELECT raise(ABORT, 'sealed'); END;
CREATE TRIGGER correction_sealed_update BEFORE UPDATE ON correction
WHEN (SELECT state FROM interview WHERE id = OLD.interview) = 'sealed'
BEGIN SELECT raise(ABORT, 'sealed'); END;
CREATE TRIGGER correction_sealed_delete BEFORE DELETE ON correction
WHEN (SELECT state FROM interview WHERE id = OLD.interview) = 'sealed'
BEGIN SELECT raise(ABORT, 'sealed'); END;

-- A clock like the others: not part of undo, and without a foreign key.
CREATE TABLE interview_part (
    interview TEXT    NOT NULL,
    number    INTEGER NOT NULL CHECK (number >= 1),
    began     TEXT    NOT NULL,
    ended     TEXT,
    PRIMARY KEY (interview, number)
) STRICT;
INSERT INTO interview_part (interview, number, began) SELECT id, 1, started FROM interview WHERE state IN ('running', 'paused');
