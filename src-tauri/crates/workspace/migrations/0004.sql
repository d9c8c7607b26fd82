-- Short titles of questions, the words an interviewer says in the three stages around the questions, and those stages
-- in the interview. This file runs with foreign keys off: dropping a table would otherwise delete what refers to it.

-- Titles -------------------------------------------------------------------------------------------------------

-- Questions that exist have no title of their own; lists show one proposed from the prompt.
UPDATE question SET title = proposed_title(
    (SELECT v.content ->> '$.prompt' FROM question_version v WHERE v.question = question.id AND v.number = question.version)
);
UPDATE question SET sort = folded(title);

DROP TRIGGER question_indexed;
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

-- Words --------------------------------------------------------------------------------------------------------

ALTER TABLE question_set ADD COLUMN words TEXT CHECK (words IS NULL OR json_valid(words)); -- none: the standard ones

-- Stages -------------------------------------------------------------------------------------------------------

-- A row is an answer to an item of the set, an answer to an ad hoc question, or a stage. SQLite cannot drop a CHECK, so
-- the table is made anew. Its own triggers go with it; those of other tables find it again by its name.
CREATE TEMP TABLE kept_answer AS SELECT * FROM answer;
DROP TABLE answer;
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
INSERT INTO answer (id, interview, position, item, content, competency, outcome, skip_reason, rating, rated_after, not_assessed)
SELECT id, interview, position, item, content, competency, outcome, skip_reason, rating, rated_after, not_assessed
FROM kept_answer ORDER BY rowid;
DROP TABLE kept_answer;

-- Interviews that have begun go on as they are; planned ones get their stages.
INSERT INTO answer (id, interview, position, competency, stage, outcome, skip_reason, not_assessed)
SELECT lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-8'
        || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))),
    i.id, s.position, '', s.stage, 'not-asked', '', 0
FROM interview i, (
    SELECT 0 AS position, 'introduction' AS stage UNION ALL SELECT 1, 'candidate-questions' UNION ALL SELECT 2, 'close'
) s
WHERE i.state = 'planned';

CREATE INDEX answer_interview ON answer (interview, position);
CREATE UNIQUE INDEX answer_stage ON answer (interview, stage) WHERE stage IS NOT NULL;
CREATE TRIGGER answer_sealed_insert BEFORE INSERT ON answer
WHEN (SELECT state FROM interview WHERE id = NEW.interview) = 'sealed'
BEGIN SELECT raise(ABORT, 'sealed'); END;
CREATE TRIGGER answer_sealed_update BEFORE UPDATE ON answer WHEN EXISTS (SELECT 1 FROM sealed_answer WHERE id = OLD.id)
BEGIN SELECT raise(ABORT, 'sealed'); END;
CREATE TRIGGER answer_sealed_delete BEFORE DELETE ON answer WHEN EXISTS (SELECT 1 FROM sealed_answer WHERE id = OLD.id)
BEGIN SELECT raise(ABORT, 'sealed'); END;
