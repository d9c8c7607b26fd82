-- Marked words in closing texts that a person has confirmed to be about the job.

CREATE TABLE confirmed_text_mark (
    interview TEXT NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    word      TEXT NOT NULL,
    PRIMARY KEY (interview, word)
) STRICT;

CREATE TRIGGER confirmed_text_mark_sealed_insert BEFORE INSERT ON confirmed_text_mark
WHEN (SELECT state FROM interview WHERE id = NEW.interview) = 'sealed'
BEGIN SELECT raise(ABORT, 'sealed'); END;
CREATE TRIGGER confirmed_text_mark_sealed_delete BEFORE DELETE ON confirmed_text_mark
WHEN (SELECT state FROM interview WHERE id = OLD.interview) = 'sealed'
BEGIN SELECT raise(ABORT, 'sealed'); END;
