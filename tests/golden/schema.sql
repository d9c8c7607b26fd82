-- format 7
CREATE INDEX answer_interview ON answer (interview, position);
CREATE UNIQUE INDEX answer_stage ON answer (interview, stage) WHERE stage IS NOT NULL;
CREATE INDEX candidate_opening ON candidate (opening);
CREATE INDEX candidate_removed ON candidate (removed) WHERE removed IS NOT NULL;
CREATE INDEX interview_candidate ON interview (candidate);
CREATE INDEX interview_removed ON interview (removed) WHERE removed IS NOT NULL;
CREATE INDEX interview_running ON interview (id) WHERE state = 'running';
CREATE INDEX interview_set_version ON interview (set_version);
CREATE INDEX note_answer ON note (answer);
CREATE INDEX question_level_question ON question_level (question);
CREATE INDEX question_listed ON question (competency, sort, key, status, kind, minutes);
CREATE INDEX question_topic_question ON question_topic (question);
CREATE INDEX set_item_question ON set_item (question);
CREATE INDEX set_item_section ON set_item (section, position);
CREATE INDEX set_section_set ON set_section (question_set, position);
CREATE TABLE answer (
    id           TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    interview    TEXT    NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    position     INTEGER NOT NULL, -- among the questions, or among the stages
    item         TEXT,                                                   -- the set's item, or
    content      TEXT    CHECK (content IS NULL OR json_valid(content)), -- the ad hoc question as it was asked, with
    competency   TEXT    NOT NULL,                                       -- its competency's name then, or
    stage        TEXT    CHECK (stage IN ('introduction', 'candidate-questions', 'close')),
    outcome      TEXT    NOT NULL CHECK (outcome IN ('not-asked', 'skipped', 'no-answer', 'answered')),
    skip_reason  TEXT    NOT NULL,
    rating       INTEGER CHECK (rating BETWEEN 1 AND 5),
    rated_after  INTEGER, -- how many questions had been opened when the rating was first given
    not_assessed INTEGER NOT NULL CHECK (not_assessed IN (0, 1)),
    CHECK ((item IS NOT NULL) + (content IS NOT NULL) + (stage IS NOT NULL) = 1),
    CHECK (stage IS NULL OR (outcome = 'not-asked' AND rating IS NULL AND not_assessed = 0)),
    CHECK ((outcome = 'skipped') = (skip_reason <> '')),
    CHECK (rating IS NULL OR (outcome <> 'skipped' AND not_assessed = 0)),
    CHECK ((rating IS NULL) = (rated_after IS NULL))
) STRICT;
CREATE TABLE answer_clock (
    answer        TEXT    NOT NULL PRIMARY KEY,
    counted_ms    INTEGER NOT NULL DEFAULT 0,
    running_since TEXT,
    opened        INTEGER -- which opening of the interview was its first; none: the candidate did not hear it
) STRICT;
CREATE TABLE answer_probe (
    answer TEXT    NOT NULL REFERENCES answer (id) ON DELETE CASCADE,
    number INTEGER NOT NULL CHECK (number >= 0),
    PRIMARY KEY (answer, number)
) STRICT;
CREATE TABLE answer_signal (
    answer TEXT    NOT NULL REFERENCES answer (id) ON DELETE CASCADE,
    number INTEGER NOT NULL CHECK (number >= 0),
    PRIMARY KEY (answer, number)
) STRICT;
CREATE TABLE candidate (
    id      TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    opening TEXT    NOT NULL REFERENCES opening (id) ON DELETE CASCADE,
    name    TEXT    NOT NULL CHECK (name <> ''),
    code    TEXT    NOT NULL UNIQUE CHECK (code LIKE 'C-____'),
    contact TEXT    NOT NULL,
    example INTEGER NOT NULL CHECK (example IN (0, 1))
, removed TEXT) STRICT;
CREATE TABLE competency (
    id     TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    name   TEXT NOT NULL CHECK (name <> ''),
    folded TEXT NOT NULL UNIQUE -- the name without case and diacritics: one competency, however it is typed
) STRICT;
CREATE TABLE confirmed_mark (
    note TEXT NOT NULL REFERENCES note (id) ON DELETE CASCADE,
    word TEXT NOT NULL,
    PRIMARY KEY (note, word)
) STRICT;
CREATE TABLE confirmed_question_mark (
    question TEXT NOT NULL REFERENCES question (id) ON DELETE CASCADE,
    word     TEXT NOT NULL,
    PRIMARY KEY (question, word)
) STRICT;
CREATE TABLE confirmed_text_mark (
    interview TEXT NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    word      TEXT NOT NULL,
    PRIMARY KEY (interview, word)
) STRICT;
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
CREATE TABLE "interview" (
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
    seconds         INTEGER CHECK (seconds > 0), removed TEXT, -- how long it took, as stated; none: as the clock says
    CHECK (CASE
        WHEN state = 'planned' THEN started IS NULL
        WHEN started IS NULL THEN state IN ('closed', 'sealed') AND ended IN ('withdrew', 'did-not-come')
        ELSE 1
    END),
    CHECK (decision IS NULL OR ended IN ('as-planned', 'early')),
    CHECK (entered IS NULL OR state IN ('closed', 'sealed'))
) STRICT;
CREATE TABLE interview_clock (
    interview     TEXT    NOT NULL PRIMARY KEY,
    counted_ms    INTEGER NOT NULL DEFAULT 0,
    running_since TEXT,
    current       TEXT,                       -- the answer on the screen
    openings      INTEGER NOT NULL DEFAULT 0, -- questions opened so far
    last_sign     TEXT,                       -- of life
    gap           INTEGER NOT NULL DEFAULT 0 CHECK (gap IN (0, 1))
) STRICT;
CREATE TABLE interview_part (
    interview TEXT    NOT NULL,
    number    INTEGER NOT NULL CHECK (number >= 1),
    began     TEXT    NOT NULL,
    ended     TEXT,
    PRIMARY KEY (interview, number)
) STRICT;
CREATE TABLE level (
    key        TEXT    NOT NULL PRIMARY KEY CHECK (key <> ''),
    name       TEXT    NOT NULL CHECK (name <> ''),
    years_from INTEGER NOT NULL CHECK (years_from BETWEEN 0 AND 255),
    years_to   INTEGER CHECK (years_to BETWEEN 0 AND 255),
    position   INTEGER NOT NULL
) STRICT;
CREATE TABLE note (
    id         TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    answer     TEXT    NOT NULL REFERENCES answer (id) ON DELETE CASCADE,
    kind       TEXT    NOT NULL CHECK (kind IN ('quote', 'behaviour', 'impression', 'remark')),
    text       TEXT    NOT NULL,
    at_seconds INTEGER NOT NULL CHECK (at_seconds >= 0)
) STRICT;
CREATE TABLE opening (
    id        TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    title     TEXT    NOT NULL CHECK (title <> ''),
    level     TEXT    NOT NULL REFERENCES level (key) ON DELETE RESTRICT,
    retention TEXT,
    archived  INTEGER NOT NULL CHECK (archived IN (0, 1)),
    example   INTEGER NOT NULL CHECK (example IN (0, 1))
) STRICT;
CREATE TABLE opening_set (
    opening      TEXT    NOT NULL REFERENCES opening (id) ON DELETE CASCADE,
    question_set TEXT    NOT NULL REFERENCES question_set (id) ON DELETE CASCADE,
    position     INTEGER NOT NULL,
    PRIMARY KEY (opening, question_set)
) STRICT;
CREATE TABLE question (
    key        INTEGER NOT NULL PRIMARY KEY,
    id         TEXT    NOT NULL UNIQUE CHECK (length(id) = 36),
    status     TEXT    NOT NULL CHECK (status IN ('draft', 'ready', 'archived')),
    version    INTEGER NOT NULL CHECK (version >= 0), -- the current one; 0 only while the first is being written
    competency TEXT    NOT NULL REFERENCES competency (id) ON DELETE RESTRICT,
    kind       TEXT    NOT NULL CHECK (kind IN ('past-behaviour', 'situational', 'knowledge', 'task')),
    minutes    INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 120),
    title      TEXT    NOT NULL,
    sort       TEXT    NOT NULL, -- the title as lists order it
    slug       TEXT    UNIQUE,   -- its name in the starter bank
    bank_hash  TEXT              -- of the bank's content: equal to the current one's while nobody has edited it
) STRICT;
CREATE TABLE question_level (
    level    TEXT    NOT NULL,
    question INTEGER NOT NULL REFERENCES question (key) ON DELETE CASCADE,
    anchored INTEGER NOT NULL CHECK (anchored IN (0, 1)),
    PRIMARY KEY (level, question)
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE question_search USING fts5 (
    prompt, guide, probes, signals, topics, competency,
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'",
    prefix = '2 3'
);
CREATE TABLE question_set (
    id         TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    title      TEXT    NOT NULL CHECK (title <> ''),
    level      TEXT    NOT NULL REFERENCES level (key) ON DELETE RESTRICT,
    minutes    INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 480),
    no         REAL    NOT NULL CHECK (no BETWEEN 1 AND 5),
    yes        REAL    NOT NULL CHECK (yes BETWEEN no AND 5),
    strong_yes REAL    NOT NULL CHECK (strong_yes BETWEEN yes AND 5),
    archived   INTEGER NOT NULL CHECK (archived IN (0, 1)),
    slug       TEXT    UNIQUE -- its name in the starter bank
, words TEXT CHECK (words IS NULL OR json_valid(words))) STRICT;
CREATE TABLE question_topic (
    topic    TEXT    NOT NULL,
    question INTEGER NOT NULL REFERENCES question (key) ON DELETE CASCADE,
    PRIMARY KEY (topic, question)
) STRICT, WITHOUT ROWID;
CREATE TABLE question_version (
    question TEXT    NOT NULL REFERENCES question (id) ON DELETE CASCADE,
    number   INTEGER NOT NULL CHECK (number >= 1),
    saved    TEXT    NOT NULL,
    content  TEXT    NOT NULL CHECK (json_valid(content)),
    PRIMARY KEY (question, number)
) STRICT;
CREATE TABLE sealed_record (
    interview TEXT NOT NULL PRIMARY KEY REFERENCES interview (id) ON DELETE RESTRICT,
    record    TEXT NOT NULL CHECK (json_valid(record)) -- the scorecard as it was sealed, which its hash is taken of
) STRICT;
CREATE TABLE set_item (
    id       TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    section  TEXT    NOT NULL REFERENCES set_section (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    question TEXT    NOT NULL REFERENCES question (id) ON DELETE RESTRICT,
    weight   REAL    NOT NULL CHECK (weight > 0 AND weight <= 1000),
    minutes  INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 120),
    required INTEGER NOT NULL CHECK (required IN (0, 1))
) STRICT;
CREATE TABLE set_rule (
    question_set TEXT NOT NULL REFERENCES question_set (id) ON DELETE CASCADE,
    competency   TEXT NOT NULL REFERENCES competency (id) ON DELETE CASCADE,
    weight       REAL CHECK (weight > 0 AND weight <= 1000), -- none: the sum of its items' weights
    minimum      REAL CHECK (minimum BETWEEN 1 AND 5),       -- none: no bar
    PRIMARY KEY (question_set, competency)
) STRICT;
CREATE TABLE set_section (
    id           TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    question_set TEXT    NOT NULL REFERENCES question_set (id) ON DELETE CASCADE,
    position     INTEGER NOT NULL,
    title        TEXT    NOT NULL
) STRICT;
CREATE TABLE set_version (
    id           TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    question_set TEXT    NOT NULL REFERENCES question_set (id) ON DELETE CASCADE,
    number       INTEGER NOT NULL CHECK (number >= 1),
    published    TEXT    NOT NULL,
    content      TEXT    NOT NULL CHECK (json_valid(content)),
    UNIQUE (question_set, number)
) STRICT;
CREATE TABLE setting (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;
CREATE TRIGGER answer_probe_sealed_delete BEFORE DELETE ON answer_probe WHEN EXISTS (SELECT 1 FROM sealed_answer WHERE id = OLD.answer)
BEGIN SELECT raise(ABORT, 'sealed'); END;
CREATE TRIGGER answer_probe_sealed_insert BEFORE INSERT ON answer_probe WHEN EXISTS (SELECT 1 FROM sealed_answer WHERE id = NEW.answer)
BEGIN SELECT raise(ABORT, 'sealed'); END;
CREATE TRIGGER answer_sealed_delete BEFORE DELETE ON answer WHEN EXISTS (SELECT 1 FROM sealed_answer WHERE id = OLD.id)
BEGIN SELECT raise(ABORT, 'sealed'); END;
CREATE TRIGGER answer_sealed_insert BEFORE INSERT ON answer
WHEN (SELECT state FROM interview WHERE id = NEW.interview) = 'sealed'
BEGIN SELECT raise(ABORT, 'sealed'); END;
CREATE TRIGGER answer_sealed_update BEFORE UPDATE ON answer WHEN EXISTS (SELECT 1 FROM sealed_answer WHERE id = OLD.id)
BEGIN SELECT raise(ABORT, 'sealed'); END;
CREATE TRIGGER answer_signal_sealed_delete BEFORE DELETE ON answer_signal WHEN EXISTS (SELECT 1 FROM sealed_answer WHERE id = OLD.answer)
BEGIN SELECT raise(ABORT, 'sealed'); END;
CREATE TRIGGER answer_signal_sealed_insert BEFORE INSERT ON answer_signal WHEN EXISTS (SELECT 1 FROM sealed_answer WHERE id = NEW.answer)
BEGIN SELECT raise(ABORT, 'sealed'); END;
CREATE TRIGGER candidate_sealed_removed BEFORE UPDATE OF removed ON candidate
WHEN NEW.removed IS NOT NULL AND EXISTS (SELECT 1 FROM interview WHERE candidate = OLD.id AND state = 'sealed')
BEGIN SELECT raise(ABORT, 'sealed'); END;
CREATE TRIGGER competency_reindexed AFTER UPDATE OF name ON competency BEGIN
    UPDATE question_search SET competency = folded(NEW.name)
    WHERE rowid IN (SELECT key FROM question WHERE competency = NEW.id);
END;
CREATE TRIGGER confirmed_mark_sealed_delete BEFORE DELETE ON confirmed_mark WHEN EXISTS (SELECT 1 FROM sealed_note WHERE id = OLD.note)
BEGIN SELECT raise(ABORT, 'sealed'); END;
CREATE TRIGGER confirmed_mark_sealed_insert BEFORE INSERT ON confirmed_mark WHEN EXISTS (SELECT 1 FROM sealed_note WHERE id = NEW.note)
BEGIN SELECT raise(ABORT, 'sealed'); END;
CREATE TRIGGER confirmed_text_mark_sealed_delete BEFORE DELETE ON confirmed_text_mark
WHEN (SELECT state FROM interview WHERE id = OLD.interview) = 'sealed'
BEGIN SELECT raise(ABORT, 'sealed'); END;
CREATE TRIGGER confirmed_text_mark_sealed_insert BEFORE INSERT ON confirmed_text_mark
WHEN (SELECT state FROM interview WHERE id = NEW.interview) = 'sealed'
BEGIN SELECT raise(ABORT, 'sealed'); END;
CREATE TRIGGER correction_sealed_delete BEFORE DELETE ON correction
WHEN (SELECT state FROM interview WHERE id = OLD.interview) = 'sealed'
BEGIN SELECT raise(ABORT, 'sealed'); END;
CREATE TRIGGER correction_sealed_insert BEFORE INSERT ON correction
WHEN (SELECT state FROM interview WHERE id = NEW.interview) = 'sealed'
BEGIN SELECT raise(ABORT, 'sealed'); END;
CREATE TRIGGER correction_sealed_update BEFORE UPDATE ON correction
WHEN (SELECT state FROM interview WHERE id = OLD.interview) = 'sealed'
BEGIN SELECT raise(ABORT, 'sealed'); END;
CREATE TRIGGER interview_sealed_delete BEFORE DELETE ON interview WHEN OLD.state = 'sealed'
BEGIN SELECT raise(ABORT, 'sealed'); END;
CREATE TRIGGER interview_sealed_update BEFORE UPDATE ON interview WHEN OLD.state = 'sealed'
BEGIN SELECT raise(ABORT, 'sealed'); END;
CREATE TRIGGER note_sealed_delete BEFORE DELETE ON note WHEN EXISTS (SELECT 1 FROM sealed_answer WHERE id = OLD.answer)
BEGIN SELECT raise(ABORT, 'sealed'); END;
CREATE TRIGGER note_sealed_insert BEFORE INSERT ON note WHEN EXISTS (SELECT 1 FROM sealed_answer WHERE id = NEW.answer)
BEGIN SELECT raise(ABORT, 'sealed'); END;
CREATE TRIGGER note_sealed_update BEFORE UPDATE ON note WHEN EXISTS (SELECT 1 FROM sealed_answer WHERE id = OLD.answer)
BEGIN SELECT raise(ABORT, 'sealed'); END;
CREATE TRIGGER question_indexed AFTER UPDATE OF version ON question BEGIN
    DELETE FROM question_search WHERE rowid = NEW.key;
    DELETE FROM question_topic WHERE question = NEW.key;
    DELETE FROM question_level WHERE question = NEW.key;
    INSERT INTO question_search (rowid, prompt, guide, probes, signals, topics, competency)
    SELECT NEW.key,
        -- Questions stored before there were titles have none.
        folded(iif(coalesce(v.content ->> '$.title', '') = '', '', v.content ->> '$.title' || char(10)) || (v.content ->> '$.prompt')),
        folded(v.content ->> '$.guide'),
        (SELECT folded(group_concat(value, char(10))) FROM json_each(v.content, '$.probes')),
        (SELECT folded(group_concat(value ->> '$.text', char(10))) FROM json_each(v.content, '$.signals')),
        (SELECT folded(group_concat(value, char(10))) FROM json_each(v.content, '$.topics')),
        folded(c.name)
    FROM question_version v JOIN competency c ON c.id = NEW.competency
    WHERE v.question = NEW.id AND v.number = NEW.version;
    INSERT INTO question_topic (question, topic)
    SELECT NEW.key, t.value FROM question_version v, json_each(v.content, '$.topics') t
    WHERE v.question = NEW.id AND v.number = NEW.version;
    INSERT INTO question_level (question, level, anchored)
    SELECT NEW.key, l.key, l.value ->> '$.one' <> '' AND l.value ->> '$.three' <> '' AND l.value ->> '$.five' <> ''
    FROM question_version v, json_each(v.content, '$.levels') l
    WHERE v.question = NEW.id AND v.number = NEW.version;
END;
CREATE TRIGGER question_unindexed AFTER DELETE ON question BEGIN
    DELETE FROM question_search WHERE rowid = OLD.key;
END;
CREATE TRIGGER question_version_frozen BEFORE UPDATE ON question_version BEGIN
    SELECT raise(ABORT, 'a version never changes');
END;
CREATE TRIGGER sealed_record_delete BEFORE DELETE ON sealed_record BEGIN SELECT raise(ABORT, 'sealed'); END;
CREATE TRIGGER sealed_record_update BEFORE UPDATE ON sealed_record BEGIN SELECT raise(ABORT, 'sealed'); END;
CREATE TRIGGER set_version_frozen BEFORE UPDATE ON set_version BEGIN
    SELECT raise(ABORT, 'a version never changes');
END;
CREATE VIEW sealed_answer (id) AS
    SELECT a.id FROM answer a JOIN interview i ON i.id = a.interview WHERE i.state = 'sealed';
CREATE VIEW sealed_note (id) AS
    SELECT n.id FROM note n JOIN sealed_answer a ON a.id = n.answer;
