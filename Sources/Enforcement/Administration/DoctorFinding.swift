public import CredentialPolicy
public import CredentialStore
public import HostSystem

/// Something that `doctor` found on this host.
public enum DoctorFinding: Sendable, Equatable {
    case stack(service: String, StackFinding)
    /// A file that decides about logins and can't be relied on.
    case file(FileRefusal)
    /// The same of a stack in /etc/pam.d.
    case stackFile(FileRefusal)
    case policy([PolicyProblem])
    case weaker(WeakerSetting)
    case store(StoreFailure)
    /// New passwords are judged without a file that the policy names or has by default.
    case strengthFile(StrengthFileFault)
    /// Wrong passwords are not known again: each counts, however often a mail client repeats it.
    case tagKey(FileRefusal)
    /// Others than root can read what the store holds.
    case readableByOthers(String)
    /// No service names our module.
    case namedNowhere
    /// The file of /etc/pam.d that names a module which is in none of libpam's directories.
    case moduleMissing(in: String)
    /// Lines offer break-glass, and there is no list: nobody wants it, or somebody forgot.
    case noBreakGlass(String)
    /// There is a list, and the module would refuse to believe it on the day.
    case breakGlassClosed(String, BreakGlassFault)
    /// One comparison takes longer than what the floor of a refusal can hide.
    case slowHash(setting: String, milliseconds: Int64)
    /// The same of hashes in the store; nil: what they ask for can't be tried.
    case slowStoredHashes(logins: [String], milliseconds: Int64?)
    /// IDs of the store whose password in /etc/shadow is good.
    case shadowPasswords(logins: [String], areAsked: Bool)
    case shadowOfRetired(logins: [String])
    /// The log's newest record is from the future.
    case clockBehind(seconds: Int64)
    case reserveLow(free: Int64, wanted: Int64)
    /// The file of sshd's that makes it report names of hosts, which callers choose, instead of addresses.
    case sourcesByName(String)

    public var severity: FindingSeverity {
        switch self {
        case .stack(_, let finding): finding.severity
        case .file(let refusal): refusal.reason == .missing ? .outage : .danger
        case .stackFile(let refusal): refusal.isChangeable ? .danger : .outage
        case .policy, .store, .moduleMissing, .breakGlassClosed, .clockBehind: .outage
        // The default dictionary too: it comes with the package, so a host without it has lost something.
        case .readableByOthers, .strengthFile, .slowHash, .slowStoredHashes, .shadowOfRetired, .namedNowhere: .danger
        case .shadowPasswords(_, let areAsked): areAsked ? .danger : .notice
        case .weaker, .noBreakGlass, .reserveLow, .sourcesByName, .tagKey: .notice
        }
    }

    /// The machine's name for it.
    public var code: String {
        switch self {
        case .stack(_, let finding): finding.code
        case .file: "file"
        case .stackFile: "stack_file"
        case .policy: "policy"
        case .weaker: "weaker_setting"
        case .store: "store"
        case .strengthFile: "strength_file"
        case .tagKey: "tag_key"
        case .readableByOthers: "readable_by_others"
        case .namedNowhere: "named_nowhere"
        case .moduleMissing: "module_missing"
        case .noBreakGlass: "no_break_glass"
        case .breakGlassClosed: "break_glass_closed"
        case .slowHash: "slow_hash"
        case .slowStoredHashes: "slow_stored_hashes"
        case .shadowPasswords: "shadow_passwords"
        case .shadowOfRetired: "shadow_of_retired"
        case .clockBehind: "clock_behind"
        case .reserveLow: "reserve_low"
        case .sourcesByName: "sources_by_name"
        }
    }

    /// The clause of the standard that it concerns (docs/clauses.csv); empty: none.
    public var clause: String {
        switch self {
        case .stack(_, let finding): finding.clause
        case .weaker(let setting): setting.clause
        case .readableByOthers, .slowHash, .slowStoredHashes: "K5-2-4-a"
        case .shadowPasswords, .tagKey: "K5-2-3"
        case .strengthFile: "K3-2-2-i"
        case .shadowOfRetired: "K5-2-1-i-u"
        case .sourcesByName: "K5-5-4"
        case .file, .stackFile, .policy, .store, .namedNowhere, .moduleMissing, .noBreakGlass, .breakGlassClosed,
            .clockBehind, .reserveLow:
            ""
        }
    }
}

extension FileRefusal {
    fileprivate var isChangeable: Bool {
        switch reason {
        case .wrongOwner, .writableByOthers, .symlink: true
        case .missing, .notAbsolute, .notRegular, .notDirectory, .tooLarge, .notWords, .networkFileSystem, .system:
            false
        }
    }
}
