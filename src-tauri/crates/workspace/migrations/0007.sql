-- SQLite up to 3.40 (Debian 12) reports "NULL value in question_topic.question" for a sound table without row numbers
-- whose columns are in another order than its primary key. Topics and levels of questions get the order of their keys,
-- so that other programs find the file sound.

CREATE TEMP TABLE kept_topic AS SELECT topic, question FROM question_topic;
DROP TABLE question_topic;
CREATE TABLE question_topic (
    topic    TEXT    NOT NULL,
    question INTEGER NOT NULL REFERENCES question (key) ON DELETE CASCADE,
    PRIMARY KEY (topic, question)
) STRICT, WITHOUT ROWID;
INSERT INTO question_topic (topic, question) SELECT topic, question FROM kept_topic;
DROP TABLE kept_topic;
CREATE INDEX question_topic_question ON question_topic (question);

CREATE TEMP TABLE kept_level AS SELECT level, question, anchored FROM question_level;
DROP TABLE question_level;
CREATE TABLE question_level (
    level    TEXT    NOT NULL,
    question INTEGER NOT NULL REFERENCES question (key) ON DELETE CASCADE,
    anchored INTEGER NOT NULL CHECK (anchored IN (0, 1)),
    PRIMARY KEY (level, question)
) STRICT, WITHOUT ROWID;
INSERT INTO question_level (level, question, anchored) SELECT level, question, anchored FROM kept_level;
DROP TABLE kept_level;
CREATE INDEX question_level_question ON question_level (question);
