import Authenticators
public import CredentialPolicy
import CredentialStore
import HostSystem

/// Why a line of /etc/shadow is not taken over.
public enum ShadowObstacle: Sendable, Equatable {
    // Nobody loses anything by these.
    /// Locked (`!`), or never had a password (`*`).
    case locked, noPassword
    /// The system itself would not let this one in any more: account or password past its end.
    case ended
    /// No user of that name: nobody can log in with it.
    case noSuchUser
    /// The store has a password of its own for it, imported already perhaps.
    case hasPassword
    case retired
    // By these somebody loses a password that works today.
    case malformed
    /// A second line of the same name; the first one counts.
    case duplicate
    case notALoginName
    /// Two names are one POSIX user: which of them is a person's ID is for people to say.
    case sharedUID(with: String)
    case emptyPassword
    /// DES, MD5, or a method that libcrypt or we do not know.
    case unsafeMethod
    /// One comparison would take more than half of the floor that refusals are padded to.
    case tooCostly
    /// Somebody joined, retired or got another password between the plan and its turn.
    case changedMeanwhile

    /// Whether somebody who can log in today could not with the store alone.
    public var losesPassword: Bool {
        switch self {
        case .locked, .noPassword, .ended, .noSuchUser, .hasPassword, .retired: false
        case .malformed, .duplicate, .notALoginName, .sharedUID, .emptyPassword, .unsafeMethod, .tooCostly,
            .changedMeanwhile:
            true
        }
    }
}

/// What taking over /etc/shadow would do.
public struct ShadowPlan: Sendable, Equatable {
    /// A password that can be taken over.
    public struct Item: Sendable, Equatable {
        public var line: Int
        public var login: LoginName
        public var uid: UInt32
        public var name: String
        public var method: String
        /// The ID is in the store already, with nothing but the temporary password that joining gave it.
        public var isJoined: Bool
        /// Its owner was told to change it at the next login (chage -d 0).
        public var mustChange: Bool
        var hash: String
        var setAt: Int64?
    }
    public struct Refusal: Sendable, Equatable {
        public var line: Int
        /// Empty where the line can't be read: what stands there may be a password.
        public var name: String
        public var obstacle: ShadowObstacle
    }
    public var items: [Item] = []
    public var refusals: [Refusal] = []
    /// Root and the system's users, which the policy leaves to other modules.
    public var unmanaged = 0

    public var losesPasswords: Bool { refusals.contains { $0.obstacle.losesPassword } }
}

/// Decides line by line; what it needs to know of the host and the store is handed in.
struct ShadowPlanner {
    /// The longest that a comparison may take here on a quiet machine: with every hash slot taken it takes twice that,
    /// and a refusal still ends before the floor (1.2 s) that hides what was refused.
    static let costLimit = Duration.milliseconds(500)

    let users: [PosixUser]
    let unmanaged: [UnmanagedRule]
    /// What the store knows, by login name.
    let known: [String: (facts: AccountFacts, state: AccountState, password: StoredPassword?)]
    /// Days since 1970-01-01.
    let today: Int64
    let cost: (HashForm) -> Duration

    func plan(_ shadow: (entries: [ShadowEntry], malformed: [Int])) -> ShadowPlan {
        var plan = ShadowPlan()
        plan.refusals = shadow.malformed.map { ShadowPlan.Refusal(line: $0, name: "", obstacle: .malformed) }
        let host = Dictionary(users.map { ($0.name, $0) }) { first, _ in first }
        var names: [UInt32: [String]] = [:]
        for user in users { names[user.uid, default: []].append(user.name) }
        for entry in known.values { entry.facts.uid.map { names[$0, default: []].append(entry.facts.login.text) } }
        var (seen, costs): (Set<String>, [HashForm: Duration]) = ([], [:])
        for entry in shadow.entries {
            let user = host[entry.name]
            if known[entry.name] == nil, unmanaged.contains(where: { $0.matches(name: entry.name, uid: user?.uid) }) {
                plan.unmanaged += 1
                continue
            }
            let isSecond = !seen.insert(entry.name).inserted
            let twin = user.flatMap { user in names[user.uid]?.first { $0 != user.name } }
            if let obstacle = obstacle(entry, user, twin, isSecond, &costs) {
                plan.refusals.append(.init(line: entry.line, name: entry.name, obstacle: obstacle))
            } else if let user, let login = LoginName(entry.name) {
                plan.items.append(item(entry, user, login))
            }
        }
        plan.refusals.sort { $0.line < $1.line }
        return plan
    }

    /// The first thing that speaks against a line; what loses nobody anything comes first.
    private func obstacle(
        _ entry: ShadowEntry, _ user: PosixUser?, _ twin: String?, _ isSecond: Bool,
        _ costs: inout [HashForm: Duration]
    ) -> ShadowObstacle? {
        if isSecond { return .duplicate }
        guard user != nil else { return .noSuchUser }
        let isLocked = entry.password.hasPrefix("!") || entry.password.hasPrefix("*")
        if let account = known[entry.name] {
            if account.state == .retired { return .retired }
            if let password = account.password, isLocked || !password.isFromJoining { return .hasPassword }
        }
        if entry.password.hasPrefix("!") { return .locked }
        if entry.password.hasPrefix("*") { return .noPassword }
        if entry.hasEnded(onDay: today) { return .ended }
        guard LoginName(entry.name) != nil else { return .notALoginName }
        if let twin { return .sharedUID(with: twin) }
        if entry.password.isEmpty { return .emptyPassword }
        guard HashForm.isWhole(entry.password), let form = HashForm(entry.password) else { return .unsafeMethod }
        guard form.isMeasurable else { return .tooCostly }
        let time = costs[form] ?? cost(form)
        costs[form] = time
        return time > Self.costLimit ? .tooCostly : nil
    }

    private func item(_ entry: ShadowEntry, _ user: PosixUser, _ login: LoginName) -> ShadowPlan.Item {
        let changed = entry.changed.flatMap { $0 > 0 && $0 <= today ? $0 * 86_400_000_000 : nil }
        return ShadowPlan.Item(
            line: entry.line, login: login, uid: user.uid, name: user.fullName.isEmpty ? entry.name : user.fullName,
            method: HashForm(entry.password)?.method.rawValue ?? "", isJoined: known[entry.name] != nil,
            mustChange: entry.changed == 0, hash: entry.password, setAt: changed)
    }
}

extension StoredPassword {
    /// Still what `join` printed: nobody has logged in with it, and nobody issued another.
    var isFromJoining: Bool { facts.temporary && facts.generation == 1 && !imported }
}
