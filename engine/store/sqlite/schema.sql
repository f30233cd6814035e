-- The schema of a fresh database, for people to read. The program builds databases from
-- migrations/ alone; a test holds both to the same result.
--
-- Conventions: times are microseconds since 1970-01-01T00:00:00Z in columns named *_us; hashes are 32
-- bytes of SHA-256; a text that has no value is ''. Words that PostgreSQL reserves (end, grant) are not
-- used as names.

PRAGMA application_id = 0x59534845; -- "YSHE"
PRAGMA user_version = 5;

-- The truth. Position counts from 1 without gaps over the whole log; version counts from 1 within a
-- submission. Nothing here ever changes: the triggers below refuse.
CREATE TABLE event (
    position     INTEGER PRIMARY KEY,
    submission   TEXT    NOT NULL,
    version      INTEGER NOT NULL CHECK (version >= 1),
    type         TEXT    NOT NULL,
    type_version INTEGER NOT NULL,
    at_us        INTEGER NOT NULL,
    person       TEXT    NOT NULL,
    account      TEXT    NOT NULL,
    body         TEXT    NOT NULL,
    prev         BLOB    NOT NULL CHECK (length(prev) = 32),
    hash         BLOB    NOT NULL CHECK (length(hash) = 32),
    on_behalf_of TEXT    NOT NULL DEFAULT '',
    UNIQUE (submission, version)
) STRICT;

CREATE TRIGGER event_is_never_updated BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;

CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;

-- Projection: one row a submission, for queues. born is the position of its first event: it orders
-- submissions by creation and names the row of the full-text table. due_us is the largest integer where
-- there is no deadline, so that such rows come last in one range scan. open and claimed repeat other
-- columns so that indices can start with them. urgent: the open task is.
CREATE TABLE submission (
    id            TEXT    NOT NULL PRIMARY KEY,
    born          INTEGER NOT NULL,
    version       INTEGER NOT NULL,
    title         TEXT    NOT NULL,
    kind          TEXT    NOT NULL,
    unit          TEXT    NOT NULL,
    branch        TEXT    NOT NULL,
    state         TEXT    NOT NULL,
    ending        TEXT    NOT NULL CHECK (ending IN ('', 'good', 'bad')),
    open          INTEGER NOT NULL CHECK (open = (ending = '')),
    submitter     TEXT    NOT NULL,
    product       TEXT    NOT NULL,
    go_live       TEXT    NOT NULL,
    task_role     TEXT    NOT NULL,
    task_scope    TEXT    NOT NULL,
    task_group    TEXT    NOT NULL,
    claimant      TEXT    NOT NULL,
    claimed       INTEGER NOT NULL CHECK (claimed = (claimant <> '')),
    due_us        INTEGER NOT NULL,
    created_us    INTEGER NOT NULL,
    updated_us    INTEGER NOT NULL,
    findings      INTEGER NOT NULL,
    open_opinions INTEGER NOT NULL,
    urgent        INTEGER NOT NULL DEFAULT 0 CHECK (urgent IN (0, 1)),
    -- What has ended has nothing to do and no deadline.
    CHECK (open = 1 OR (task_group = '' AND claimant = '' AND due_us = 9223372036854775807))
) STRICT, WITHOUT ROWID;

-- Every queue page is a merge of a few range scans, each already in the order (due_us, id). The columns
-- after id are what further filters look at, so that a scan that refuses many rows stays in the index.
-- A write pays for every index with a column that changes, so there are three such indices and no more:
-- the rows of one person are few and are sorted when they are asked for, and the rows of a branch are
-- those of its units, which the third index below lists and which never change.
CREATE INDEX submission_by_state ON submission (open, state, kind, due_us, id);
CREATE INDEX submission_by_unit ON submission (unit, open, due_us, id, state, kind, branch);
CREATE INDEX submission_by_branch ON submission (branch, unit);
CREATE INDEX submission_by_group ON submission
    (task_group, claimed, due_us, id, state, kind, unit, branch, submitter) WHERE task_group <> '';
-- Few tasks are urgent, so their index is small and a usual write does not touch it.
CREATE INDEX submission_by_urgent ON submission (urgent, due_us, id) WHERE urgent = 1;
CREATE INDEX submission_by_claimant ON submission (claimant) WHERE claimant <> '';
CREATE INDEX submission_by_submitter ON submission (submitter);

-- Projection: opinions as the adoption report counts them. counted_us is when it was answered, or given
-- where it was not. Absent times are the largest integer.
CREATE TABLE opinion (
    submission              TEXT    NOT NULL,
    opinion                 TEXT    NOT NULL,
    kind                    TEXT    NOT NULL,
    unit                    TEXT    NOT NULL,
    branch                  TEXT    NOT NULL,
    product                 TEXT    NOT NULL,
    right_name              TEXT    NOT NULL,
    severity                TEXT    NOT NULL,
    reviewer                TEXT    NOT NULL,
    given_us                INTEGER NOT NULL,
    first_answer            TEXT    NOT NULL,
    answer                  TEXT    NOT NULL,
    answered_us             INTEGER NOT NULL,
    counted_us              INTEGER NOT NULL,
    sent                    INTEGER NOT NULL,
    past_response           INTEGER NOT NULL,
    verified                INTEGER NOT NULL,
    withdrawn               INTEGER NOT NULL,
    withdrawn_after_decline INTEGER NOT NULL,
    cleared                 INTEGER NOT NULL,
    PRIMARY KEY (submission, opinion)
) STRICT, WITHOUT ROWID;

CREATE INDEX opinion_by_time ON opinion (counted_us);

-- Projection: every finding that a reviewer was shown. mark is '', 'confirmed' or 'dismissed';
-- marked_us is the largest integer where there is none.
CREATE TABLE finding (
    submission TEXT    NOT NULL,
    finding    TEXT    NOT NULL,
    rule       TEXT    NOT NULL,
    version    INTEGER NOT NULL,
    product    TEXT    NOT NULL,
    right_name TEXT    NOT NULL,
    shown_us   INTEGER NOT NULL,
    mark       TEXT    NOT NULL CHECK (mark IN ('', 'confirmed', 'dismissed')),
    marked_us  INTEGER NOT NULL,
    gone       INTEGER NOT NULL CHECK (gone IN (0, 1)),
    ended      INTEGER NOT NULL CHECK (ended IN (0, 1)),
    PRIMARY KEY (submission, finding)
) STRICT, WITHOUT ROWID;

CREATE INDEX finding_by_time ON finding (shown_us);
CREATE INDEX finding_by_rule ON finding (rule, shown_us);

-- Projection: who had which part in a submission. The key refuses a second part of one person, whatever
-- the program above believes; writing the same part again is harmless.
CREATE TABLE duty (
    submission TEXT NOT NULL,
    person     TEXT NOT NULL,
    duty       TEXT NOT NULL,
    PRIMARY KEY (submission, person)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER duty_is_never_changed BEFORE UPDATE ON duty WHEN new.duty <> old.duty
BEGIN SELECT RAISE(ABORT, 'a person has one duty in a submission'); END;

-- Projection: timers of open tasks that have not fired, for whoever fires them.
CREATE TABLE timer (
    submission TEXT    NOT NULL,
    timer      INTEGER NOT NULL,
    at_us      INTEGER NOT NULL,
    PRIMARY KEY (submission, timer)
) STRICT, WITHOUT ROWID;

CREATE INDEX timer_by_time ON timer (at_us, submission, timer);

-- Projection: open tasks beside the one of a submission's row: reviews beside its state, and the
-- signatures of added signers. The columns are named unlike those of submission, so that the filters
-- of a queue mean the submission. until_us is the largest integer where there is no deadline.
CREATE TABLE task (
    submission  TEXT    NOT NULL,
    task        TEXT    NOT NULL,
    role        TEXT    NOT NULL,
    scope       TEXT    NOT NULL,
    their_group TEXT    NOT NULL,
    holder      TEXT    NOT NULL,
    held        INTEGER NOT NULL CHECK (held = (holder <> '')),
    until_us    INTEGER NOT NULL,
    PRIMARY KEY (submission, task)
) STRICT, WITHOUT ROWID;

CREATE INDEX task_by_group ON task (their_group, held, until_us, submission, task);
CREATE INDEX task_by_holder ON task (holder, until_us, submission, task) WHERE holder <> '';

-- Projection: who was copied into what.
CREATE TABLE copied (
    person     TEXT NOT NULL,
    submission TEXT NOT NULL,
    PRIMARY KEY (person, submission)
) STRICT, WITHOUT ROWID;

-- Projection: full text. rowid is submission.born, so newest first is the table's own order. tokens
-- holds what search_tokens.cpp made of the text (bigrams of Chinese, words of Latin), scope the units
-- and people whose rows these are, so that visibility is part of the match. The ascii tokenizer splits
-- at spaces and leaves Chinese alone; the prefix index serves searches for one character.
CREATE VIRTUAL TABLE search USING fts5 (
    submission UNINDEXED, tokens, scope, tokenize = 'ascii', prefix = '1'
);

-- Projection: what texts are alike by, a row a text that a submission ever had, under the position of the
-- event that brought it. numbers: 128 numbers of 16 bits, the lower byte first, as screening/sketch.hpp
-- makes them.
CREATE TABLE sketch (
    position   INTEGER PRIMARY KEY,
    submission TEXT    NOT NULL,
    material   TEXT    NOT NULL,
    revision   INTEGER NOT NULL,
    numbers    BLOB    NOT NULL CHECK (length(numbers) = 256)
) STRICT;

-- Projection: the keys of those texts. Texts that share one may be alike; the newest come last.
CREATE TABLE sketch_key (
    key      INTEGER NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (key, position)
) STRICT, WITHOUT ROWID;

-- What commands answered, so that a second delivery changes nothing. id grows with time, which is how
-- old rows are found.
CREATE TABLE idempotency (
    id       INTEGER PRIMARY KEY,
    account  TEXT    NOT NULL,
    key      TEXT    NOT NULL,
    request  BLOB    NOT NULL CHECK (length(request) = 32),
    status   INTEGER NOT NULL,
    response TEXT    NOT NULL,
    etag     TEXT    NOT NULL,
    at_us    INTEGER NOT NULL,
    UNIQUE (account, key)
) STRICT;

-- What other systems must hear, in the order in which it became durable.
CREATE TABLE outbox (
    position INTEGER PRIMARY KEY,
    topic    TEXT    NOT NULL,
    body     TEXT    NOT NULL
) STRICT;

-- Organisation. parent is '' for the head office.
CREATE TABLE unit (
    id     TEXT NOT NULL PRIMARY KEY,
    kind   TEXT NOT NULL,
    name   TEXT NOT NULL,
    parent TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
    id   TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE account (
    id       TEXT    NOT NULL PRIMARY KEY,
    login    TEXT    NOT NULL UNIQUE,
    person   TEXT    NOT NULL REFERENCES person (id),
    password TEXT    NOT NULL,
    active   INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT, WITHOUT ROWID;

-- Roles of an account, in the order in which they were given.
CREATE TABLE role_grant (
    account TEXT    NOT NULL REFERENCES account (id),
    place   INTEGER NOT NULL,
    role    TEXT    NOT NULL,
    unit    TEXT    NOT NULL REFERENCES unit (id),
    PRIMARY KEY (account, place)
) STRICT, WITHOUT ROWID;

-- Login sessions and bearer tokens. secret is the SHA-256 of the secret, never the secret.
CREATE TABLE session (
    secret     BLOB    NOT NULL PRIMARY KEY CHECK (length(secret) = 32),
    account    TEXT    NOT NULL REFERENCES account (id),
    token      INTEGER NOT NULL CHECK (token IN (0, 1)),
    label      TEXT    NOT NULL,
    created_us INTEGER NOT NULL,
    expires_us INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX session_by_expiry ON session (expires_us);

-- Pinned workflows and rule books by the hash of their content.
CREATE TABLE definition (
    hash    BLOB    NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
    kind    TEXT    NOT NULL,
    name    TEXT    NOT NULL,
    content TEXT    NOT NULL,
    at_us   INTEGER NOT NULL
) STRICT;
