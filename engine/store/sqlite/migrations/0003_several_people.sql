-- Tasks of several people: whom somebody stood in for, the tasks beside a submission's own, and who was
-- copied in. Nothing of the kind happened before, so there is nothing to fill in.

ALTER TABLE event ADD COLUMN on_behalf_of TEXT NOT NULL DEFAULT '';

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
