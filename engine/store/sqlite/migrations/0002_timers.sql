-- Tasks that are urgent, and timers that have not fired. Tasks that began before have neither, so
-- there is nothing to fill in.

ALTER TABLE submission ADD COLUMN urgent INTEGER NOT NULL DEFAULT 0 CHECK (urgent IN (0, 1));

-- Few tasks are urgent, so their index is small and a usual write does not touch it.
CREATE INDEX submission_by_urgent ON submission (urgent, due_us, id) WHERE urgent = 1;

-- Projection: timers of open tasks that have not fired, for whoever fires them.
CREATE TABLE timer (
    submission TEXT    NOT NULL,
    timer      INTEGER NOT NULL,
    at_us      INTEGER NOT NULL,
    PRIMARY KEY (submission, timer)
) STRICT, WITHOUT ROWID;

CREATE INDEX timer_by_time ON timer (at_us, submission, timer);
