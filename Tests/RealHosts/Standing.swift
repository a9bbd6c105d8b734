import Foundation
import TestSupport

/// What may be the matter with an ID. Only an active one may run anything.
enum Standing: String, CaseIterable, Sendable {
    case active, temporary, pending, suspended, retired, locked

    /// The one member of staff of whom it is true.
    var login: String { "cp-" + rawValue }

    /// Why the log says that this ID was refused; nil: it is not.
    var reason: String? {
        switch self {
        case .active: nil
        case .temporary: "temporary_password"
        case .pending: "pending"
        case .suspended: "suspended"
        case .retired: "retired"
        case .locked: "locked_by_administrator"
        }
    }
}

extension RealHost {
    /// One person of each standing, with the password that was right or still is.
    func populate(_ standings: [Standing] = Standing.allCases) throws -> [Standing: String] {
        var passwords: [Standing: String] = [:]
        for standing in standings {
            passwords[standing] = try admit(standing)
        }
        return passwords
    }

    private func admit(_ standing: Standing) throws -> String {
        let login = standing.login
        switch standing {
        case .temporary: return try join(login)
        case .pending: return try join(login, "--from", "2999-01-01")
        case .active: try settle(login)
        case .suspended:
            try settle(login)
            try suspend(login)
        case .retired:
            try settle(login)
            try acctctl("retire", login)
        case .locked:
            try settle(login)
            try acctctl("account", "lock", login)
        }
        return Self.password
    }

    /// `acctctl suspend` is not built yet: the column that the rules read is set by hand, as the command will.
    private func suspend(_ login: String) throws {
        _ = try sql("UPDATE accounts SET suspended = 1, version = version + 1 WHERE login = '\(login)'")
    }

    /// For what reasons the log says that an ID was refused, all told.
    func refusalReasons(_ login: String) throws -> Set<String> {
        Set(
            try eventDocuments(login).filter { ($0["kind"] as? String)?.contains(".refused") ?? false }
                .compactMap { $0["reason"] as? String })
    }
}
