import CredentialPolicy
import Enforcement

extension Obstacle {
    /// What stands behind a reason, with its moments; nothing for reasons that are no state of an account.
    static func all(_ explanation: Explanation, _ moments: Moments) -> [Obstacle] {
        explanation.reasons.flatMap { all($0, explanation, moments) }
    }

    private static func all(_ reason: Reason, _ explanation: Explanation, _ moments: Moments) -> [Obstacle] {
        let summary = explanation.summary
        return switch reason {
        case .lockedByFailures:
            summary.locks.map {
                .lockedByFailures(
                    $0.scope, of: $0.authenticator, since: moments.minute($0.since), until: $0.until.map(moments.minute)
                )
            }
        case .passwordDisabled: summary.disabled.map { .passwordDisabled($0.scope, of: $0.authenticator) }
        case .sourceLocked:
            explanation.stopped.map {
                .sourceStopped($0.name, since: moments.minute($0.since), until: moments.minute($0.until))
            }
        case _: [Obstacle(reason, summary, moments)].compactMap(\.self)
        }
    }

    private init?(_ reason: Reason, _ summary: AccountSummary, _ moments: Moments) {
        let (facts, password) = (summary.facts, summary.password)
        switch reason {
        case .retired:
            let ends = [facts.retiredFrom, facts.validUntil].compactMap(\.self)
            self = .retired(since: ends.min().map(moments.minute) ?? "?")
        case .pending: self = .pending(until: moments.minute(facts.validFrom))
        case .suspended: self = .suspended
        case .lockedByAdministrator: self = .lockedByAdministrator
        case .temporaryExpired: self = .temporaryExpired(on: password?.validUntil.map(moments.minute) ?? "?")
        case .temporaryPassword: self = .temporaryPassword(until: password?.validUntil.map(moments.minute) ?? "?")
        case .passwordTooOld: self = .passwordTooOld(setAt: password.map { moments.minute($0.setAt) } ?? "?")
        case .wrongSecret, .repeatedSecret, .unknownName, .noPassword, .controlCharacters, .notText, .tooLong,
            .nobodyAnswered,
            .unmanaged,
            .proofMissing, .changedMeanwhile, .passwordNotAccepted, .busy, .storeAway, .diskFull,
            .notSettled, .internalError, .lockedByFailures, .sourceLocked, .passwordDisabled:
            return nil
        }
    }

    private static let listing = "acctctl source list"

    func line(_ facts: AccountFacts) -> String {
        let clause = clause(of: facts.kind)
        var commands = ["account unlock", "account rebind", "password issue"].map {
            "acctctl \($0) \(facts.login.text)"
        }
        if case .sourceStopped(let source, _, _) = self { commands += [Self.unlock(source: source) ?? Self.listing] }
        return Layout.keeping(commands, whole: wording(of: facts.login.text).spoken)
            + (clause.isEmpty ? "" : say("(\(clause))", " (\(clause))"))
    }

    func json(_ facts: AccountFacts) -> JSON {
        let clause = clause(of: facts.kind)
        return .object([
            "code": .text(reason.rawValue), "clause": clause.isEmpty ? .null : .text(clause),
            "message": .text(wording(of: facts.login.text).spoken),
        ])
    }
}
