-- Marked words in a question of the bank that a person has confirmed to be about the job.

CREATE TABLE confirmed_question_mark (
    question TEXT NOT NULL REFERENCES question (id) ON DELETE CASCADE,
    word     TEXT NOT NULL,
    PRIMARY KEY (question, word)
) STRICT;
