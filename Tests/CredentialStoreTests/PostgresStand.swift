import Foundation
import TestSupport

@testable import CredentialStore

/// A PostgreSQL 15 of a test's own, on a socket in a directory of its own, run by the package's user `postgres`
/// (initdb(1) refuses root). Nothing listens on the network, and no cluster of the host is touched.
final class PostgresStand {
    private static let programs = "/usr/lib/postgresql/15/bin/"
    private let scratch: Scratch
    private let cluster: String

    init() throws {
        scratch = try Scratch(.memory)
        cluster = try scratch.makeDirectory("cluster", mode: 0o700)
        if geteuid() == 0 {
            let given = try Run.command("/usr/bin/chown", ["postgres:postgres", cluster])
            guard given.status == 0 else { throw Failed(given) }
        }
        try command(
            "initdb", ["-D", cluster, "-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8", "--locale=C"])
        let settings = "-c listen_addresses='' -c unix_socket_directories=\(cluster) -c fsync=off"
        try command("pg_ctl", ["-D", cluster, "-w", "-l", cluster + "/log", "-o", settings, "start"])
    }

    deinit { _ = try? command("pg_ctl", ["-D", cluster, "-m", "immediate", "-w", "stop"]) }

    struct Failed: Error, CustomStringConvertible {
        let description: String
        init(_ finished: Finished) { description = "status \(finished.status): \(finished.out)\(finished.err)" }
    }

    @discardableResult
    private func command(_ program: String, _ words: [String], stdin: String = "") throws -> Finished {
        // In /, since PostgreSQL's programs complain of a directory that its user can't enter.
        let user = [
            "/usr/bin/env", "--chdir=/", "/usr/bin/setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups",
            "--",
        ]
        let line = (geteuid() == 0 ? user : []) + [Self.programs + program] + words
        let finished = try Run.command(
            line[0], Array(line.dropFirst()), stdin: stdin, environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C"])
        guard finished.status == 0 else { throw Failed(finished) }
        return finished
    }

    /// Runs a script as psql(1) reads it; rows are lines, columns are separated by `|`, NULL is `\N`.
    func psql(_ script: String) throws -> Finished {
        try command(
            "psql", ["-h", cluster, "-U", "postgres", "-X", "-q", "-A", "-t", "-P", "null=\\N", "-f", "-"],
            stdin: script)
    }

    /// The store's tables, as the migrations make them.
    func createSchema() throws {
        let made = try psql(Schema.migrations.flatMap { $0 }.map { $0 + ";\n" }.joined())
        guard made.err.isEmpty else { throw Failed(made) }
    }

    /// What PostgreSQL says against each text; nil: it prepares it.
    func objections(to texts: [String]) throws -> [String?] {
        let script = texts.enumerated().map { "\\echo =\($0)\nPREPARE s\($0) AS \($1);\n" }.joined()
        // Standard output and standard error are two pipes; only the names of what was prepared are asked for.
        let finished = try psql(script + "\\echo =\nSELECT name FROM pg_prepared_statements;\n")
        let prepared = Set(finished.lines)
        var errors = finished.err.split(separator: "\n").filter { $0.contains("ERROR:") }.map(String.init)[...]
        return texts.indices.map { prepared.contains("s\($0)") ? nil : errors.popFirst() ?? "refused" }
    }
}
