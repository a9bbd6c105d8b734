import Foundation
import Testing
import TestSupport

@testable import CredentialStore

/// One SQL text for two engines: a real PostgreSQL 15 prepares what SQLite runs, and gives the same rows.
@Suite(.serialized) struct PostgresTests {
    @Test func everyStatementOfTheStoreIsPrepared() throws {
        let postgres = try PostgresStand()
        try postgres.createSchema()
        let objections = try postgres.objections(to: Statements.all)
        for (text, objection) in zip(Statements.all, objections) {
            #expect(objection == nil, "\(objection ?? ""): \(text)")
        }
        figure("PostgreSQL 15 prepared \(objections.count { $0 == nil }) of \(Statements.all.count) statements")
    }

    /// A parameter that PostgreSQL takes for an `integer` could not carry the store's 64-bit numbers.
    @Test func everyParameterIsANumberOf64BitsATextOrBytes() throws {
        let postgres = try PostgresStand()
        try postgres.createSchema()
        let script = Statements.all.enumerated().map { "PREPARE s\($0) AS \($1);\n" }.joined()
        let types = try postgres.psql(
            script
                + """
                SELECT name, t FROM pg_prepared_statements, unnest(parameter_types) AS t
                WHERE t::text NOT IN ('bigint', 'text', 'bytea');
                """)
        for line in types.lines {
            let number = Int(line.dropFirst().prefix { $0.isNumber }) ?? 0
            Issue.record("\(line): \(Statements.all[number])")
        }
    }

    /// What those two would let through if they could not fail.
    @Test func whatOnlySQLiteUnderstandsIsFound() throws {
        let postgres = try PostgresStand()
        try postgres.createSchema()
        let lite = try StoreStand()
        let objections = try postgres.objections(to: Self.foreign)
        for (text, objection) in zip(Self.foreign, objections) {
            #expect(throws: Never.self, "SQLite runs it") { try lite.ask(text) }
            #expect(objection != nil, "\(text)")
        }
    }

    private static let foreign = [
        "INSERT OR REPLACE INTO facts (name, value) VALUES ('a', 'b')",
        "INSERT OR IGNORE INTO facts (name, value) VALUES ('a', 'b')",
        "SELECT rowid FROM accounts", "PRAGMA user_version", "SELECT id FROM accounts WHERE login GLOB 'a*'",
        "SELECT IFNULL(uid, 0) FROM accounts", "SELECT strftime('%s', created) FROM accounts",
        "SELECT id FROM accounts WHERE suspended", "SELECT id, MAX(version) FROM accounts",
        "SELECT id FROM accounts INDEXED BY accounts_by_uid WHERE uid = 7",
        """
        INSERT INTO unseen_failures (account, source, count, first_wall, last_wall) VALUES (1, 'a', 1, 1, 1)
        ON CONFLICT (account, source) DO UPDATE SET count = count + 1
        """,
    ]

    @Test func everyStatementIsInTheListAndNoOtherRoomWritesSQL() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/").path(percentEncoded: false)
        let files = try FileManager.default.subpathsOfDirectory(atPath: sources).filter { $0.hasSuffix(".swift") }
        let verb = /"(""\s*)?(SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|WITH|REPLACE|PRAGMA|BEGIN|VACUUM|ATTACH)\b/
        let caseLine = #/\n *case \w+ = /#
        var cases = 0
        for file in files {
            let text = try String(contentsOfFile: sources + file, encoding: .utf8)
            switch file {
            case "CredentialStore/Statements/Schema.swift": break
            case _ where file.hasPrefix("CredentialStore/Statements/"): cases += text.matches(of: caseLine).count
            // The driver's own: transactions, the reserve, what SQLite alone has.
            case _ where file.hasPrefix("CredentialStore/SQLite/"): break
            default: #expect(text.firstMatch(of: verb) == nil, "\(file): \(text.firstMatch(of: verb)?.output.0 ?? "")")
            }
        }
        #expect(cases == Statements.all.count && cases > 40)
        #expect("try run(\"DELETE FROM x\")".firstMatch(of: verb) != nil, "the search finds SQL where there is some")
    }

    /// The texts of a login, with real parameters, on both engines: tally, attempt, compare-and-swap, events, tokens.
    @Test func bothEnginesGiveTheSameRows() throws {
        let postgres = try PostgresStand()
        try postgres.createSchema()
        let lite = try StoreStand()
        for counter in ["accounts", "checkpoints"] {
            _ = try postgres.psql("INSERT INTO counters (name, value) VALUES ('\(counter)', 0);\n")
            try lite.tamper("UPDATE counters SET value = 0 WHERE name = '\(counter)'")
        }
        try lite.tamper("DELETE FROM facts; DELETE FROM tallies WHERE subject = 7")
        let database = try Database(path: lite.path, busyTimeout: .seconds(3))
        for (statement, values) in Self.login {
            let rows = try database.run(statement, values).map { $0.map(Self.shown).joined(separator: "|") }
            let script = "PREPARE s AS \(statement);\nEXECUTE s\(Self.list(values));\nDEALLOCATE s;\n"
            let answer = try postgres.psql(script)
            #expect(answer.err.isEmpty && answer.lines == rows, "\(statement)\n\(rows)\n\(answer.out)\(answer.err)")
        }
    }

    private static let login: [(String, [SQLValue])] = [
        (FactStatement.nextNumber.rawValue, [.text("accounts")]),
        (FactStatement.write.rawValue, [.text("policy"), .text("a")]),
        (FactStatement.write.rawValue, [.text("policy"), .text("b'; --")]),
        (FactStatement.read.rawValue, [.text("policy")]),
        (
            AccountStatement.insert.rawValue,
            [
                .integer(7), .text("taro"), .text("personal"), .text("山田 太郎"), .text("税務課"), .null, .integer(1001),
                .integer(0), .null, .integer(1_800_000_000_000_000),
            ]
        ),
        (AccountStatement.byLogin.rawValue, [.text("taro")]), (AccountStatement.byLogin.rawValue, [.text("TARO")]),
        (AccountStatement.firstOfUID.rawValue, [.integer(1001)]),
        (AccountStatement.firstOfUID.rawValue, [.integer(9)]),
        (TallyStatement.insert.rawValue, [.integer(7)]), (TallyStatement.advance.rawValue, [.integer(7)]),
        (
            TallyStatement.insertAttempt.rawValue,
            [
                .integer(7), .integer(1), .integer(1 << 50), .text("boot"), .integer(5), .integer(6),
                .integer(1 << 61), .text("192.0.2.1"), .integer(0), .integer(3),
            ]
        ),
        (TallyStatement.attempts.rawValue, [.integer(7)]),
        (
            TallyStatement.settle.rawValue,
            [
                .integer(7), .integer(1), .integer(2), .integer(0xFFFF_FFFF), .integer(1_800_000_000_000_000),
                .text("boot"), .integer(5),
            ]
        ),
        (
            TallyStatement.settle.rawValue,
            [.integer(7), .integer(1), .integer(3), .null, .integer(1_800_000_000_000_000), .text("boot"), .integer(5)]
        ),
        (TallyStatement.attempts.rawValue, [.integer(7)]),
        (TallyStatement.advanceOrBegin.rawValue, [.integer(-9000)]),
        (TallyStatement.advanceOrBegin.rawValue, [.integer(-9000)]),
        (TallyStatement.setSides.rawValue, [.integer(7), .integer(4), .integer(1), .integer(3), .integer(2)]),
        (
            ScopeStatement.put.rawValue,
            [
                .integer(7), .text("place:a"), .integer(1 << 50), .text("boot"), .integer(5), .null, .integer(2),
                .integer(3), .integer(4), .null, .null, .null,
            ]
        ), (ScopeStatement.read.rawValue, [.integer(7)]),
        (
            ScopeStatement.put.rawValue,
            [
                .integer(7), .text("place:a"), .null, .null, .null, .null, .null, .integer(9), .integer(5),
                .integer(1 << 50), .text("boot"), .integer(6),
            ]
        ), (ScopeStatement.read.rawValue, [.integer(7)]),
        (ScopeStatement.remove.rawValue, [.integer(7), .text("place:a")]),
        (
            ScopeStatement.rememberPlace.rawValue,
            [.integer(7), .text("192.0.2.1"), .integer(1 << 50), .text("boot"), .integer(5)]
        ),
        (
            ScopeStatement.rememberPlace.rawValue,
            [.integer(7), .text("192.0.2.2"), .integer(1 << 51), .text("boot"), .integer(6)]
        ), (ScopeStatement.forgetPlaces.rawValue, [.integer(7), .integer(1)]),
        (ScopeStatement.placesOf.rawValue, [.integer(7)]),
        (
            ScopeStatement.countPlace.rawValue,
            [.text("192.0.2.2"), .integer(32), .integer(0), .integer(-1 << 32), .text("boot"), .integer(5)]
        ),
        (
            ScopeStatement.countPlace.rawValue,
            [.text("192.0.2.2"), .integer(32), .integer(1 << 52), .integer(-1 << 32), .text("other"), .integer(5)]
        ), (ScopeStatement.copyPlaces.rawValue, [.integer(7), .integer(8)]),
        (ScopeStatement.copyPlaces.rawValue, [.integer(7), .integer(8)]),
        (ScopeStatement.placesOf.rawValue, [.integer(8)]),
        (ScopeStatement.forgetPlace.rawValue, [.integer(8), .text("192.0.2.2")]),
        (ScopeStatement.placesOf.rawValue, [.integer(8)]),
        (TallyStatement.remembered.rawValue, [.integer(-1 << 40)]),
        (TallyStatement.remembered.rawValue, [.integer(1 << 40)]),
        (ScopeStatement.stopped.rawValue, []),
        (
            ScopeStatement.overdue.rawValue,
            [.integer(1 << 60), .text("another"), .integer(0), .integer(64)]
        ),
        (ScopeStatement.overdue.rawValue, [.integer(1 << 60), .text("boot"), .integer(0), .integer(64)]),
        (EventStatement.refusedAccounts.rawValue, [.text("h"), .integer(0)]),
        (TallyStatement.read.rawValue, [.integer(7)]),
        (TallyStatement.addUnseen.rawValue, [.integer(7), .text("192.0.2.1"), .integer(1 << 50)]),
        (TallyStatement.addUnseen.rawValue, [.integer(7), .text("192.0.2.1"), .integer(1 << 51)]),
        (TallyStatement.unseen.rawValue, [.integer(7)]),
        (
            PasswordStatement.insert.rawValue,
            [.integer(7), .text("$y$"), .integer(1), .integer(1 << 50), .null, .integer(1)]
        ),
        (PasswordStatement.remember.rawValue, [.integer(7), .integer(1), .text("one")]),
        (PasswordStatement.remember.rawValue, [.integer(7), .integer(2), .text("two")]),
        (PasswordStatement.forget.rawValue, [.integer(7), .integer(1)]),
        (PasswordStatement.history.rawValue, [.integer(7), .integer(9)]),
        (PasswordStatement.read.rawValue, [.integer(7)]),
        (
            SessionStatement.insertToken.rawValue,
            [
                .bytes([0, 1, 255]), .text("login"), .integer(7), .integer(1), .text("sshd"), .text(""), .text("h"),
                .text("b"), .integer(1), .text("password"),
            ]
        ), (SessionStatement.token.rawValue, [.bytes([0, 1, 255])]),
        (SessionStatement.token.rawValue, [.bytes([0, 1])]),
        (EventStatement.insertChain.rawValue, [.text("h"), .integer(1), .text("b"), .integer(1), .bytes([9])]),
        (EventStatement.advanceChain.rawValue, [.text("h")]),
        (
            EventStatement.startRepeat.rawValue,
            [.integer(7), .text("s"), .text("k"), .text("r"), .integer(9), .text("taro"), .text("sshd")]
        ),
        (EventStatement.repeatSeen.rawValue, [.integer(7), .text("s"), .text("k"), .text("r"), .integer(9)]),
        (EventStatement.repeatsBefore.rawValue, [.integer(7), .integer(9), .integer(0)]),
        (EventStatement.repeatsBefore.rawValue, [.integer(7), .integer(9), .integer(1)]),
    ]

    private static func shown(_ value: SQLValue) -> String {
        switch value {
        case .integer(let number): "\(number)"
        case .text(let text): text
        case .bytes(let bytes): "\\x" + Digest.hex(bytes)
        case .null: "\\N"
        }
    }

    private static func list(_ values: [SQLValue]) -> String {
        let words = values.map { value in
            switch value {
            case .integer(let number): "\(number)"
            case .text(let text): "'" + text.replacing("'", with: "''") + "'"
            case .bytes(let bytes): "'\\x\(Digest.hex(bytes))'"
            case .null: "NULL"
            }
        }
        return words.isEmpty ? "" : "(" + words.joined(separator: ", ") + ")"
    }
}

/// A figure that the suite found, for whoever reads its output.
private func figure(_ text: String) { print("  figure: \(text)") }
