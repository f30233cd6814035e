-- What became of findings, for the record of each rule. Rows of submissions of before appear when
-- they next change, or all at once by `yingshen rebuild`.

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
