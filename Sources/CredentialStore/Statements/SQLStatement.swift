/// A family of SQL statements, one case each with its text: every statement of the store can be listed, and so prepared
/// on another engine by a test. Parameters are `$1` … bound by number.
protocol SQLStatement: CaseIterable, RawRepresentable where RawValue == String {}

/// Every statement of the store.
public enum Statements {
    public static var all: [String] {
        AccountStatement.allCases.map(\.rawValue) + TallyStatement.allCases.map(\.rawValue)
            + ScopeStatement.allCases.map(\.rawValue)
            + PasswordStatement.allCases.map(\.rawValue) + SessionStatement.allCases.map(\.rawValue)
            + EventStatement.allCases.map(\.rawValue) + FactStatement.allCases.map(\.rawValue)
    }
}

enum AccountStatement: String, SQLStatement {
    case byLogin = """
        SELECT id, login, kind, valid_from, valid_until, retired_from, suspended, admin_locked, version, uid, person, name,
            department
        FROM accounts WHERE login = $1
        """
    case byID = """
        SELECT id, login, kind, valid_from, valid_until, retired_from, suspended, admin_locked, version, uid, person, name,
            department
        FROM accounts WHERE id = $1
        """
    case all = """
        SELECT id, login, kind, valid_from, valid_until, retired_from, suspended, admin_locked, version, uid, person, name,
            department
        FROM accounts ORDER BY id
        """
    case firstOfUID = "SELECT MIN(id) FROM accounts WHERE uid = $1"
    case setUID = "UPDATE accounts SET uid = $2 WHERE id = $1"
    case insert = """
        INSERT INTO accounts (id, login, kind, name, department, person, uid, valid_from, valid_until, retired_from, suspended,
            admin_locked, version, created)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, NULL, 0, 0, 1, $10)
        """
    case touch = "UPDATE accounts SET version = version + 1 WHERE id = $1"
    case retire = "UPDATE accounts SET retired_from = $2, version = version + 1 WHERE id = $1"
    case setAdministratorLock = "UPDATE accounts SET admin_locked = $2, version = version + 1 WHERE id = $1"
    case personByStaffNumber = """
        SELECT id, staff_number, name, department, reading, birthday FROM persons WHERE staff_number = $1
        """
    case personByID = "SELECT id, staff_number, name, department, reading, birthday FROM persons WHERE id = $1"
    case insertPerson = "INSERT INTO persons (id, staff_number, name, department) VALUES ($1, $2, $3, $4)"
    case updatePerson = "UPDATE persons SET name = $2, department = $3 WHERE id = $1"
    case describePerson = "UPDATE persons SET reading = $2, birthday = $3 WHERE id = $1"
}

enum TallyStatement: String, SQLStatement {
    case insert = "INSERT INTO tallies (subject, sequence) VALUES ($1, 0)"
    /// Also the row's lock: every writing transaction about a subject begins with it.
    case advance = """
        UPDATE tallies SET sequence = sequence + 1 WHERE subject = $1
        RETURNING sequence, name_key, unknown_failures, unknown_cleared, known_failures, known_cleared
        """
    /// The same for a source and an overlay, whose rows come with their first attempt.
    case advanceOrBegin = """
        INSERT INTO tallies (subject, sequence) VALUES ($1, 1)
        ON CONFLICT (subject) DO UPDATE SET sequence = tallies.sequence + 1
        RETURNING sequence, name_key, unknown_failures, unknown_cleared, known_failures, known_cleared
        """
    case read = """
        SELECT sequence, name_key, unknown_failures, unknown_cleared, known_failures, known_cleared
        FROM tallies WHERE subject = $1
        """
    /// Two seeks of an index, however many rows there are.
    case remembered = """
        SELECT MIN(subject) FROM (
            SELECT MIN(subject) AS subject FROM attempts WHERE subject > $1
            UNION ALL SELECT MIN(subject) FROM scopes WHERE subject > $1) AS next
        """
    case setNameKey = "UPDATE tallies SET name_key = $2 WHERE subject = $1"
    case setSequence = "UPDATE tallies SET sequence = $2 WHERE subject = $1"
    case setSides = """
        UPDATE tallies SET unknown_failures = $2, unknown_cleared = $3, known_failures = $4, known_cleared = $5
        WHERE subject = $1
        """
    case attempts = """
        SELECT sequence, settled, wall, boot, since_boot, lease_until, liveness, place, known, failures_before, tag
        FROM attempts WHERE subject = $1 ORDER BY sequence
        """
    case insertAttempt = """
        INSERT INTO attempts (subject, sequence, settled, wall, boot, since_boot, lease_until, liveness, place, known,
            failures_before)
        VALUES ($1, $2, NULL, $3, $4, $5, $6, $7, $8, $9, $10)
        """
    case settle = """
        UPDATE attempts SET settled = $3, tag = $4, wall = $5, boot = $6, since_boot = $7
        WHERE subject = $1 AND sequence = $2 AND (settled IS NULL OR settled = $3)
        """
    case removeAttempt = "DELETE FROM attempts WHERE subject = $1 AND sequence = $2"
    case removeAll = "DELETE FROM attempts WHERE subject = $1"
    case copyAttempts = """
        INSERT INTO attempts (subject, sequence, settled, wall, boot, since_boot, lease_until, liveness, place, known,
            failures_before)
        SELECT $2, sequence + $3, settled + $3, wall, boot, since_boot, lease_until, liveness, place, known,
            failures_before
        FROM attempts WHERE subject = $1
        """
    case addUnseen = """
        INSERT INTO unseen_failures (account, source, count, first_wall, last_wall) VALUES ($1, $2, 1, $3, $3)
        ON CONFLICT (account, source) DO UPDATE SET count = unseen_failures.count + 1, last_wall = $3
        """
    case countUnseenSources = "SELECT COUNT(*) FROM unseen_failures WHERE account = $1"
    case unseen = """
        SELECT source, count, first_wall, last_wall FROM unseen_failures WHERE account = $1 ORDER BY first_wall, last_wall
        """
    case forgetUnseen = "DELETE FROM unseen_failures WHERE account = $1"
}

/// What a tally remembers of its scopes, and the places that it knows.
enum ScopeStatement: String, SQLStatement {
    case read = """
        SELECT scope, lock_wall, lock_boot, lock_since_boot, lock_duration, lock_sequence, spent, locks,
            last_wall, last_boot, last_since_boot
        FROM scopes WHERE subject = $1
        """
    case put = """
        INSERT INTO scopes (subject, scope, lock_wall, lock_boot, lock_since_boot, lock_duration, lock_sequence, spent,
            locks, last_wall, last_boot, last_since_boot)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        ON CONFLICT (subject, scope) DO UPDATE SET lock_wall = $3, lock_boot = $4, lock_since_boot = $5,
            lock_duration = $6, lock_sequence = $7, spent = $8, locks = $9, last_wall = $10, last_boot = $11,
            last_since_boot = $12
        """
    case remove = "DELETE FROM scopes WHERE subject = $1 AND scope = $2"
    case removeAll = "DELETE FROM scopes WHERE subject = $1"
    /// What an ID logged in with is of no account here: an overlay's subject stands for its ID (`Subject.overlay`).
    case countPlace = """
        SELECT COUNT(DISTINCT id) FROM (
            SELECT CASE WHEN subject < $4 THEN $4 - subject ELSE subject END AS id
            FROM places
            WHERE place = $1
                AND (last_boot = $5 AND last_since_boot > $6 OR last_boot <> $5 AND last_wall > $3)
            LIMIT $2) AS first
        """
    case rememberPlace = """
        INSERT INTO places (subject, place, last_wall, last_boot, last_since_boot) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (subject, place) DO UPDATE SET last_wall = $3, last_boot = $4, last_since_boot = $5
        """
    case placesOf = "SELECT place, last_wall, last_boot, last_since_boot FROM places WHERE subject = $1"
    case forgetPlace = "DELETE FROM places WHERE subject = $1 AND place = $2"
    /// Sources that are stopped, or were and nobody has noticed the end.
    case stopped = """
        SELECT subject FROM scopes WHERE scope = 'everything' AND lock_wall IS NOT NULL ORDER BY lock_wall, subject
        """
    /// Those whose time is over (`FailureLock.hasEnded`). Found by the wall clock, for which there is an index; where that was set
    /// forward, locks that hold by the boot clock must not stand before those that have ended.
    case overdue = """
        SELECT subject FROM scopes
        WHERE lock_wall + lock_duration <= $1 AND (lock_boot <> $2 OR lock_since_boot + lock_duration <= $3)
        ORDER BY lock_wall + lock_duration, subject LIMIT $4
        """
    case copyPlaces = """
        INSERT INTO places (subject, place, last_wall, last_boot, last_since_boot)
        SELECT $2, place, last_wall, last_boot, last_since_boot FROM places WHERE subject = $1
        ON CONFLICT (subject, place) DO UPDATE SET last_wall = excluded.last_wall, last_boot = excluded.last_boot,
            last_since_boot = excluded.last_since_boot
        WHERE excluded.last_wall > places.last_wall
        """
    case removePlaces = "DELETE FROM places WHERE subject = $1"
    case forgetPlaces = """
        DELETE FROM places WHERE subject = $1 AND place NOT IN (
            SELECT place FROM places WHERE subject = $1 ORDER BY last_wall DESC LIMIT $2)
        """
}

enum PasswordStatement: String, SQLStatement {
    case read = "SELECT hash, generation, temporary, set_wall, valid_until, imported FROM passwords WHERE account = $1"
    case insert = """
        INSERT INTO passwords (account, hash, generation, temporary, set_wall, valid_until, imported)
        VALUES ($1, $2, 1, $3, $4, $5, $6)
        """
    case replace = """
        UPDATE passwords SET hash = $3, generation = generation + 1, temporary = $4, set_wall = $5, valid_until = $6,
            imported = $7
        WHERE account = $1 AND generation = $2
        """
    case upgrade = "UPDATE passwords SET hash = $3, imported = 0 WHERE account = $1 AND hash = $2"
    case history = "SELECT hash FROM password_history WHERE account = $1 ORDER BY generation DESC LIMIT $2"
    case remember = "INSERT INTO password_history (account, generation, hash) VALUES ($1, $2, $3)"
    case forget = """
        DELETE FROM password_history WHERE account = $1 AND generation NOT IN (
            SELECT generation FROM password_history WHERE account = $1 ORDER BY generation DESC LIMIT $2)
        """
}

enum SessionStatement: String, SQLStatement {
    case insertToken = """
        INSERT INTO tokens (digest, purpose, account, generation, service, source, host, boot, since_boot, factors)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """
    case token = """
        SELECT purpose, account, generation, service, source, host, boot, since_boot, factors FROM tokens WHERE digest = $1
        """
    case consumeToken = "DELETE FROM tokens WHERE digest = $1"
    case forgetTokens = "DELETE FROM tokens WHERE host = $1 AND (boot <> $2 OR since_boot < $3)"
    case voidTokens = "DELETE FROM tokens WHERE account = $1 AND digest <> $2"
    case open = """
        INSERT INTO sessions (id, account, target, service, interactive, source, proof, host, boot, opened, closed)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, NULL)
        """
    case close = "UPDATE sessions SET closed = $2 WHERE id = $1 AND host = $3 AND closed IS NULL RETURNING account"
    case openOfAccount = """
        SELECT id, target, service, source, opened FROM sessions
        WHERE account = $1 AND host = $2 AND boot = $3 AND closed IS NULL ORDER BY id
        """
    case last = """
        SELECT opened, source, closed FROM sessions WHERE account = $1 AND interactive = 1 ORDER BY id DESC LIMIT 1
        """
    case lastClosed = """
        SELECT closed FROM sessions WHERE account = $1 AND interactive = 1 AND closed IS NOT NULL ORDER BY id DESC LIMIT 1
        """
}

enum EventStatement: String, SQLStatement {
    case advanceChain = "UPDATE chains SET seq = seq + 1 WHERE host = $1 RETURNING seq, wall, boot, since_boot, hash"
    case setChain = "UPDATE chains SET wall = $2, boot = $3, since_boot = $4, hash = $5 WHERE host = $1"
    case chain = "SELECT seq, hash FROM chains WHERE host = $1"
    case insertChain = "INSERT INTO chains (host, seq, wall, boot, since_boot, hash) VALUES ($1, 0, $2, $3, $4, $5)"
    case insert = """
        INSERT INTO events (host, seq, version, wall, boot, since_boot, kind, actor, account, login, source, service, reason,
            details, hash)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        """
    case after = """
        SELECT seq, version, wall, boot, since_boot, kind, actor, account, login, source, service, reason, details, hash
        FROM events WHERE host = $1 AND seq > $2 ORDER BY seq LIMIT $3
        """
    case latest = """
        SELECT seq, version, wall, boot, since_boot, kind, actor, account, login, source, service, reason, details, hash
        FROM events WHERE host = $1 ORDER BY seq DESC LIMIT $2
        """
    case latestOfAccount = """
        SELECT seq, version, wall, boot, since_boot, kind, actor, account, login, source, service, reason, details, hash
        FROM events WHERE host = $1 AND account = $2 ORDER BY seq DESC LIMIT $3
        """
    /// Whom somebody tried, from where, among the events behind $2.
    case refusedAccounts = """
        SELECT source, account, MAX(wall) FROM events
        WHERE host = $1 AND seq > $2 AND kind = 'login.refused' AND account IS NOT NULL
        GROUP BY source, account ORDER BY source, account
        """
    case repeatSeen = """
        UPDATE repeats SET count = count + 1
        WHERE subject = $1 AND source = $2 AND kind = $3 AND reason = $4 AND minute = $5
        """
    case repeatsBefore = """
        DELETE FROM repeats WHERE subject = $1 AND (minute <> $2 OR CAST($3 AS BIGINT) = 1)
        RETURNING source, kind, reason, minute, count, login, service
        """
    case startRepeat = """
        INSERT INTO repeats (subject, source, kind, reason, minute, count, login, service)
        VALUES ($1, $2, $3, $4, $5, 0, $6, $7)
        """
}

enum FactStatement: String, SQLStatement {
    case nextNumber = "UPDATE counters SET value = value + 1 WHERE name = $1 RETURNING value"
    case readCounter = "SELECT value FROM counters WHERE name = $1"
    case insertCounter = "INSERT INTO counters (name, value) VALUES ($1, 0) ON CONFLICT (name) DO NOTHING"
    case read = "SELECT value FROM facts WHERE name = $1"
    case write = """
        INSERT INTO facts (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = $2
        """
}
