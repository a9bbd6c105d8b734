/// What a module answers: all 32 that libpam knows, by the names that pam.conf(5) has for them (its `recovery` is libpam's
/// `recover`, _pam_tokens.h).
public enum PamCode: String, Sendable, CaseIterable {
    case success, openErr = "open_err", symbolErr = "symbol_err", serviceErr = "service_err", systemErr = "system_err"
    case bufErr = "buf_err", permDenied = "perm_denied", authErr = "auth_err", credInsufficient = "cred_insufficient"
    case authinfoUnavail = "authinfo_unavail", userUnknown = "user_unknown", maxtries
    case newAuthtokReqd = "new_authtok_reqd", acctExpired = "acct_expired", sessionErr = "session_err"
    case credUnavail = "cred_unavail", credExpired = "cred_expired", credErr = "cred_err"
    case noModuleData = "no_module_data", convErr = "conv_err", authtokErr = "authtok_err"
    case authtokRecoverErr = "authtok_recover_err", authtokLockBusy = "authtok_lock_busy"
    case authtokDisableAging = "authtok_disable_aging", tryAgain = "try_again", ignore, abort
    case authtokExpired = "authtok_expired", moduleUnknown = "module_unknown", badItem = "bad_item"
    case convAgain = "conv_again", incomplete
}

/// What libpam does with an answer.
public enum PamAction: Sendable, Equatable {
    case ignore, ok, done, bad, die, reset
    case jump(Int)
}

/// The second field of a line: what is done with each answer.
public struct PamControl: Sendable, Equatable {
    private var actions: [PamCode: PamAction]
    private var otherwise: PamAction

    public func action(for code: PamCode) -> PamAction { actions[code] ?? otherwise }

    /// Of `codes`, those that this line need be asked about: one for each thing that it does with agreement, and with anything
    /// else. Besides what is done, libpam keeps the code itself; whoever looks for PAM_SUCCESS alone does not see which other it was.
    func representatives(of codes: [PamCode]) -> [PamCode] {
        var found: [(code: PamCode, agrees: Bool)] = []
        for code in codes {
            let agrees = OverlayJudge.agreements.contains(code)
            if !found.contains(where: { action(for: $0.code) == action(for: code) && $0.agrees == agrees }) {
                found.append((code, agrees))
            }
        }
        return found.map(\.code)
    }

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
        actions = [.success: good, .newAuthtokReqd: good, .ignore: .ignore]
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
            if parts[0] == "default" {
                otherwise = action
            } else if let code = PamCode(rawValue: parts[0]) {
                actions[code] = action
            } else {
                return nil
            }
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
