/// How bad a finding is for the host.
public enum FindingSeverity: String, Sendable, Comparable, CaseIterable {
    /// Worth knowing.
    case notice
    /// Somebody who should get in does not, or something will stop working.
    case outage
    /// Somebody gets in who should not.
    case danger

    public static func < (one: FindingSeverity, other: FindingSeverity) -> Bool {
        allCases.firstIndex(of: one)! < allCases.firstIndex(of: other)!
    }
}

/// What is wrong with the stack of a PAM service.
public enum StackFinding: Sendable, Hashable {
    // Somebody gets in.
    /// Whoever we refuse is let in, without any other proof.
    case refusalIsIgnored(PamFacility)
    /// Whoever we refuse is let in by another module, whose guesses nobody counts.
    case otherModuleDecides(PamFacility, module: String)
    /// Passwords are checked here, and nothing of ours stands in that group.
    case groupMissing(PamFacility)
    /// A service of the table of service classes goes by without us.
    case passesBy
    /// Whoever must change a temporary password need not.
    case temporaryIsEnough
    /// The code of break-glass opens this service too, which is for the console's login alone.
    case breakGlassHere
    /// Another module checks the passwords, and what it finds is not settled as it should be.
    case overlay(OverlayFault)
    // Somebody is kept out.
    /// A right password is not enough: another module must agree as well.
    case rightPasswordIsNotEnough
    /// IDs that are not ours (root, daemons) are refused by a stack of nothing but PAM_IGNORE.
    case othersAreRefused(PamFacility)
    case broken(PamChain.Broken)
    /// A line that libpam can't read, and so fails.
    case unreadableLine(file: String, line: Int)
    /// An argument that the module refuses.
    case unknownArgument(String)
    // Worth knowing.
    /// pam_unix lets empty passwords of /etc/shadow in, at least those of IDs that are not ours (Debian's default).
    case emptyPasswords
    /// More conditions than can be tried.
    case notJudged(PamFacility)

    public var severity: FindingSeverity {
        switch self {
        case .refusalIsIgnored, .otherModuleDecides, .groupMissing, .temporaryIsEnough, .breakGlassHere: .danger
        case .overlay(let fault): fault.severity
        case .rightPasswordIsNotEnough, .othersAreRefused, .broken, .unreadableLine, .unknownArgument: .outage
        case .passesBy, .notJudged, .emptyPasswords: .notice
        }
    }

    /// Whether guesses at another module's passwords go uncounted there.
    public var isUncounted: Bool {
        switch self {
        case .otherModuleDecides: true
        case .overlay(let fault): fault.isUncounted
        case .refusalIsIgnored, .groupMissing, .passesBy, .temporaryIsEnough, .breakGlassHere,
            .rightPasswordIsNotEnough, .othersAreRefused, .broken, .unreadableLine, .unknownArgument, .emptyPasswords,
            .notJudged:
            false
        }
    }

    /// The machine's name for it.
    public var code: String {
        switch self {
        case .refusalIsIgnored: "refusal_is_ignored"
        case .otherModuleDecides: "other_module_decides"
        case .groupMissing: "group_missing"
        case .passesBy: "passes_by"
        case .temporaryIsEnough: "temporary_is_enough"
        case .breakGlassHere: "break_glass_here"
        case .overlay(let fault): fault.code
        case .rightPasswordIsNotEnough: "right_password_is_not_enough"
        case .othersAreRefused: "others_are_refused"
        case .broken: "stack_broken"
        case .unreadableLine: "unreadable_line"
        case .unknownArgument: "unknown_argument"
        case .emptyPasswords: "empty_passwords"
        case .notJudged: "not_judged"
        }
    }

    /// The clause of the standard that it concerns (docs/clauses.csv); empty: none.
    public var clause: String {
        switch self {
        case .refusalIsIgnored, .otherModuleDecides, .groupMissing, .passesBy, .overlay: "K5-2-3"
        case .temporaryIsEnough: "K5-2-1-i-e"
        case .emptyPasswords: "K3-2-2-i"
        case .breakGlassHere, .rightPasswordIsNotEnough, .othersAreRefused, .broken, .unreadableLine, .unknownArgument,
            .notJudged:
            ""
        }
    }
}
