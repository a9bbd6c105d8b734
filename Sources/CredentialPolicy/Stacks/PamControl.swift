/// What a module answers, by libpam's names (pam.conf(5)); those that matter for judging a stack.
public enum PamCode: String, Sendable, CaseIterable {
    case success, authErr = "auth_err", permDenied = "perm_denied", userUnknown = "user_unknown"
    case credUnavail = "cred_unavail", acctExpired = "acct_expired", newAuthtokReqd = "new_authtok_reqd"
    case authinfoUnavail = "authinfo_unavail", maxtries, sessionErr = "session_err", authtokErr = "authtok_err", ignore
}

/// What libpam does with an answer.
public enum PamAction: Sendable, Equatable {
    case ignore, ok, done, bad, die, reset
    case jump(Int)
}

/// The second field of a line: what is done with each answer.
public struct PamControl: Sendable, Equatable {
    private var actions: [String: PamAction]
    private var otherwise: PamAction

    public func action(for code: PamCode) -> PamAction { actions[code.rawValue] ?? otherwise }

    /// Nil for a control that libpam does not understand either: it fails such a line whatever its module says.
    public init?(_ text: String) {
        switch text.lowercased() {
        case "required": self.init(.ok, otherwise: .bad)
        case "requisite": self.init(.ok, otherwise: .die)
        case "sufficient": self.init(.done, otherwise: .ignore)
        case "optional": self.init(.ok, otherwise: .ignore)
        default: self.init(bracketed: text)
        }
    }

    private init(_ good: PamAction, otherwise: PamAction) {
        actions = ["success": good, "new_authtok_reqd": good, "ignore": .ignore]
        self.otherwise = otherwise
    }

    /// `[success=2 default=ignore]`; what is not named is `bad` (pam_misc.c, _pam_parse_control).
    private init?(bracketed text: String) {
        guard text.hasPrefix("["), text.hasSuffix("]") else { return nil }
        actions = [:]
        otherwise = .bad
        for word in text.dropFirst().dropLast().split(whereSeparator: { $0 == " " || $0 == "\t" }) {
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, let action = PamAction(parts[1]) else { return nil }
            if parts[0] == "default" { otherwise = action } else { actions[parts[0]] = action }
        }
    }
}

extension PamAction {
    fileprivate init?(_ word: String) {
        switch word {
        case "ignore": self = .ignore
        case "ok": self = .ok
        case "done": self = .done
        case "bad": self = .bad
        case "die": self = .die
        case "reset": self = .reset
        default:
            guard let count = Int(word), (0...1000).contains(count) else { return nil }
            self = count == 0 ? .ignore : .jump(count)
        }
    }
}
