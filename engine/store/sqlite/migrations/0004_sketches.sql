-- What texts are alike by. Texts that were attached before are taken in by a rebuild of the projections.

-- Projection: a row a text that a submission ever had, under the position of the event that brought it.
-- numbers: 128 numbers of 16 bits, the lower byte first, as screening/sketch.hpp makes them.
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
