/// The tables, as numbered migrations: each is one transaction, none is ever edited once released.
///
/// One SQL text for SQLite and PostgreSQL: BIGINT (numbers, flags with CHECK, times as UTC microseconds), TEXT, BYTEA.
enum Schema {
    static let current = Int64(migrations.count)

    static let migrations: [[String]] = [first, second, third, fourth]

    /// Lockout by place: what is remembered of each scope of a tally, where an ID has logged in from, how many failures came
    /// in a row from places of either sort, and by what a wrong password is known again. Locks that were set before hold for places
    /// that nobody has logged in from, which were all.
    private static let fourth =
        [
            """
            CREATE TABLE scopes (
                subject BIGINT NOT NULL, scope TEXT NOT NULL, lock_wall BIGINT, lock_boot TEXT, lock_since_boot BIGINT,
                lock_duration BIGINT, lock_sequence BIGINT, spent BIGINT NOT NULL, locks BIGINT NOT NULL,
                last_wall BIGINT, last_boot TEXT, last_since_boot BIGINT, PRIMARY KEY (subject, scope))
            """,
            """
            INSERT INTO scopes (subject, scope, lock_wall, lock_boot, lock_since_boot, lock_duration, lock_sequence, spent,
                locks)
            SELECT subject, 'unknown', lock_wall, lock_boot, lock_since_boot, lock_duration, lock_sequence, 0, 0
            FROM tallies WHERE lock_wall IS NOT NULL
            """,
            """
            CREATE TABLE places (
                subject BIGINT NOT NULL, place TEXT NOT NULL, last_wall BIGINT NOT NULL,
                last_boot TEXT NOT NULL DEFAULT '', last_since_boot BIGINT NOT NULL DEFAULT 0,
                PRIMARY KEY (subject, place))
            """,
            // Looked at after each login, and a site under attack may have a hundred thousand.
            "CREATE INDEX scopes_by_end ON scopes ((lock_wall + lock_duration))",
            "CREATE INDEX places_by_place ON places (place)",
            "ALTER TABLE attempts ADD COLUMN place TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE attempts ADD COLUMN known BIGINT NOT NULL DEFAULT 0 CHECK (known IN (0, 1))",
            "ALTER TABLE attempts ADD COLUMN failures_before BIGINT NOT NULL DEFAULT 0",
            "ALTER TABLE attempts ADD COLUMN tag BIGINT",
        ]
        + ["lock_wall", "lock_boot", "lock_since_boot", "lock_duration", "lock_sequence"].map {
            "ALTER TABLE tallies DROP COLUMN \($0)"
        }
        + ["unknown_failures", "unknown_cleared", "known_failures", "known_cleared"].map {
            "ALTER TABLE tallies ADD COLUMN \($0) BIGINT NOT NULL DEFAULT 0"
        }

    /// What a new password must not lean on: the name's reading, and a day as YYYY-MM-DD; empty where HR gave none.
    private static let third = [
        "ALTER TABLE persons ADD COLUMN reading TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE persons ADD COLUMN birthday TEXT NOT NULL DEFAULT ''",
    ]

    /// A password that came with its hash from elsewhere is compared as it was typed: whoever hashed it did not normalise.
    private static let second = [
        "ALTER TABLE passwords ADD COLUMN imported BIGINT NOT NULL DEFAULT 0 CHECK (imported IN (0, 1))"
    ]

    private static let first = [
        "CREATE TABLE counters (name TEXT PRIMARY KEY, value BIGINT NOT NULL)",
        "CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
        """
        CREATE TABLE persons (
            id BIGINT PRIMARY KEY, staff_number TEXT NOT NULL UNIQUE, name TEXT NOT NULL, department TEXT NOT NULL)
        """,
        """
        CREATE TABLE accounts (
            id BIGINT PRIMARY KEY, login TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL CHECK (kind IN ('personal', 'shared', 'privileged', 'service')),
            name TEXT NOT NULL, department TEXT NOT NULL, person BIGINT REFERENCES persons (id), uid BIGINT,
            valid_from BIGINT NOT NULL, valid_until BIGINT, retired_from BIGINT,
            suspended BIGINT NOT NULL CHECK (suspended IN (0, 1)),
            admin_locked BIGINT NOT NULL CHECK (admin_locked IN (0, 1)),
            version BIGINT NOT NULL, created BIGINT NOT NULL)
        """,
        "CREATE INDEX accounts_by_uid ON accounts (uid)",
        // One for each account, under its number, and 4,096 for unknown names, under -1 … -4096.
        """
        CREATE TABLE tallies (
            subject BIGINT PRIMARY KEY, name_key BYTEA, sequence BIGINT NOT NULL,
            lock_wall BIGINT, lock_boot TEXT, lock_since_boot BIGINT, lock_duration BIGINT, lock_sequence BIGINT)
        """,
        // Open attempts and the failures that still count; settled history is in events.
        """
        CREATE TABLE attempts (
            subject BIGINT NOT NULL, sequence BIGINT NOT NULL, settled BIGINT,
            wall BIGINT NOT NULL, boot TEXT NOT NULL, since_boot BIGINT NOT NULL,
            lease_until BIGINT NOT NULL, liveness BIGINT NOT NULL,
            PRIMARY KEY (subject, sequence))
        """,
        // What the owner is shown after the next login.
        """
        CREATE TABLE unseen_failures (
            account BIGINT NOT NULL, source TEXT NOT NULL, count BIGINT NOT NULL,
            first_wall BIGINT NOT NULL, last_wall BIGINT NOT NULL, PRIMARY KEY (account, source))
        """,
        """
        CREATE TABLE passwords (
            account BIGINT PRIMARY KEY REFERENCES accounts (id), hash TEXT NOT NULL, generation BIGINT NOT NULL,
            temporary BIGINT NOT NULL CHECK (temporary IN (0, 1)), set_wall BIGINT NOT NULL, valid_until BIGINT)
        """,
        """
        CREATE TABLE password_history (
            account BIGINT NOT NULL REFERENCES accounts (id), generation BIGINT NOT NULL, hash TEXT NOT NULL,
            PRIMARY KEY (account, generation))
        """,
        // Hand-over nonces and tickets, by their SHA-256.
        """
        CREATE TABLE tokens (
            digest BYTEA PRIMARY KEY, purpose TEXT NOT NULL CHECK (purpose IN ('login', 'password')),
            account BIGINT NOT NULL, generation BIGINT NOT NULL, service TEXT NOT NULL, source TEXT NOT NULL,
            host TEXT NOT NULL, boot TEXT NOT NULL, since_boot BIGINT NOT NULL, factors TEXT NOT NULL)
        """,
        """
        CREATE TABLE sessions (
            id BIGINT PRIMARY KEY, account BIGINT NOT NULL, target TEXT NOT NULL, service TEXT NOT NULL,
            interactive BIGINT NOT NULL CHECK (interactive IN (0, 1)), source TEXT NOT NULL, proof TEXT NOT NULL,
            host TEXT NOT NULL, boot TEXT NOT NULL, opened BIGINT NOT NULL, closed BIGINT)
        """,
        "CREATE INDEX sessions_by_account ON sessions (account, interactive, id)",
        """
        CREATE TABLE events (
            host TEXT NOT NULL, seq BIGINT NOT NULL, version BIGINT NOT NULL, wall BIGINT NOT NULL,
            boot TEXT NOT NULL, since_boot BIGINT NOT NULL, kind TEXT NOT NULL, actor TEXT NOT NULL,
            account BIGINT, login TEXT NOT NULL, source TEXT NOT NULL, service TEXT NOT NULL, reason TEXT NOT NULL,
            details TEXT NOT NULL, hash BYTEA NOT NULL, PRIMARY KEY (host, seq))
        """,
        "CREATE INDEX events_by_account ON events (account, host, seq)",
        "CREATE TABLE chains (host TEXT PRIMARY KEY, seq BIGINT NOT NULL, wall BIGINT NOT NULL, boot TEXT NOT NULL,"
            + " since_boot BIGINT NOT NULL, hash BYTEA NOT NULL)",
        // Refusals like one already logged in this minute, waiting to be written as one event.
        """
        CREATE TABLE repeats (
            subject BIGINT NOT NULL, source TEXT NOT NULL, kind TEXT NOT NULL, reason TEXT NOT NULL,
            minute BIGINT NOT NULL, count BIGINT NOT NULL, login TEXT NOT NULL, service TEXT NOT NULL,
            PRIMARY KEY (subject, source, kind, reason))
        """,
        "CREATE TABLE reserve (id BIGINT PRIMARY KEY, filler BYTEA NOT NULL)",
    ]
}
