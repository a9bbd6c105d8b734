/// What a module is to a stack.
enum PamModuleKind: Equatable {
    case ours
    /// Never lets anybody in.
    case denier
    /// Agrees whoever it is: sets something up, or asks for no proof of identity.
    case neutral
    /// Lets root in.
    case rootOnly
    /// pam_succeed_if: a question about the user.
    case condition
    /// Proves an identity by itself: what pam_unix does, and whatever we do not know.
    case prover

    private static let neutrals: Set<String> = [
        "pam_permit", "pam_env", "pam_faildelay", "pam_nologin", "pam_securetty", "pam_shells", "pam_access",
        "pam_time",
        "pam_limits", "pam_group", "pam_cap", "pam_mail", "pam_motd", "pam_lastlog", "pam_umask", "pam_loginuid",
        "pam_keyinit", "pam_selinux", "pam_systemd", "pam_wheel", "pam_faillock", "pam_gnome_keyring", "pam_kwallet5",
        "pam_issue", "pam_echo", "pam_tty_audit", "pam_mkhomedir", "pam_namespace", "pam_warn", "pam_debug",
        "pam_listfile", "pam_exec", "pam_apparmor", "pam_ck_connector", "pam_xauth", "pam_cgfs", "pam_script",
        "pam_pwquality", "pam_passwdqc", "pam_cracklib", "pam_pwhistory", "pam_stress", "pam_setquota", "pam_timestamp",
    ]

    static func of(_ handler: PamChain.Handler) -> PamModuleKind {
        if handler.module == StackJudge.module { return .ours }
        switch handler.module {
        case "": return .denier
        case "pam_deny.so": return .denier
        case "pam_rootok.so": return .rootOnly
        case "pam_succeed_if.so": return .condition
        default:
            let name = handler.module.hasSuffix(".so") ? String(handler.module.dropLast(3)) : handler.module
            return neutrals.contains(name) ? .neutral : .prover
        }
    }
}

/// Walks one chain for one person, with every answer that its conditions could give.
struct StackWalk {
    /// Whom a stack is walked for.
    enum Person: Equatable { case managed, unmanaged }
    /// What the modules that prove an identity say.
    enum Provers: Equatable { case agree, fail }

    private static let maxOpen = 8
    /// A member of staff's and a daemon's.
    private static let uids: [UInt32] = [1001, 33]
    private let chain: PamChain
    /// The conditions whose answer depends on what we do not know.
    private let open: [Int]

    /// Nil where more conditions are open than can be tried.
    init?(_ chain: PamChain) {
        self.chain = chain
        open = chain.handlers.indices.filter {
            let handler = chain.handlers[$0]
            guard PamModuleKind.of(handler) == .condition else { return false }
            return Self.uids.contains { UserCondition.holds(handler.arguments, uid: $0) == nil }
        }
        if open.count > Self.maxOpen { return nil }
    }

    func reaches(_ code: PamCode, _ person: Person, ours: PamCode, provers: Provers) -> Bool {
        results(person, ours, provers).contains(code)
    }

    func always(_ code: PamCode, _ person: Person, ours: PamCode, provers: Provers) -> Bool {
        results(person, ours, provers).allSatisfy { $0 == code }
    }

    private func results(_ person: Person, _ ours: PamCode, _ provers: Provers) -> [PamCode] {
        runs(person, ours: { _, _ in ours }, provers: { _ in provers == .agree ? .success : .authErr }).map(\.result)
    }

    /// What comes out, and which lines are asked on the way.
    struct Run {
        var result: PamCode
        var asked: [PamChain.Handler]
    }

    /// One for each way in which the open conditions can answer.
    /// - Parameter ours: what a line of ours answers, by whom was asked before it.
    func runs(
        _ person: Person, ours: (PamChain.Handler, [PamChain.Handler]) -> PamCode,
        provers: (PamChain.Handler) -> PamCode
    ) -> [Run] {
        (0..<(1 << open.count)).map { choice in
            var asked: [PamChain.Handler] = []
            let result = PamDispatch(chain: chain).result { handler in
                defer { asked.append(handler) }
                return answer(handler, person, { ours($0, asked) }, provers, choice)
            }
            return Run(result: result, asked: asked)
        }
    }

    private func answer(
        _ handler: PamChain.Handler, _ person: Person, _ ours: (PamChain.Handler) -> PamCode,
        _ provers: (PamChain.Handler) -> PamCode, _ choice: Int
    ) -> PamCode {
        switch PamModuleKind.of(handler) {
        case .ours: return ours(handler)
        case .denier: return .authErr
        case .neutral: return .success
        case .rootOnly: return .authErr
        case .prover: return provers(handler)
        case .condition:
            let uid = Self.uids[person == .managed ? 0 : 1]
            if let holds = UserCondition.holds(handler.arguments, uid: uid) {
                return holds ? .success : .authErr
            }
            let index = open.firstIndex { chain.handlers[$0] == handler } ?? 0
            return choice >> index & 1 == 1 ? .success : .authErr
        }
    }
}

/// Conditions of pam_succeed_if(8), all of which must hold.
enum UserCondition {
    private static let flags: Set<String> = [
        "quiet", "quiet_fail", "quiet_success", "use_uid", "debug", "audit",
    ]

    /// Nil where the answer depends on more than the uid.
    static func holds(_ arguments: [String], uid: UInt32) -> Bool? {
        var words = arguments.filter { !flags.contains($0) }[...]
        var isOpen = false
        while let what = words.popFirst() {
            guard let relation = words.popFirst(), let value = words.popFirst() else { return nil }
            guard what == "uid", let number = UInt32(value) else {
                isOpen = true
                continue
            }
            switch relation {
            case "eq", "=": if uid != number { return false }
            case "ne", "!=": if uid == number { return false }
            case "lt", "<": if uid >= number { return false }
            case "le", "<=": if uid > number { return false }
            case "gt", ">": if uid <= number { return false }
            case "ge", ">=": if uid < number { return false }
            default: return nil
            }
        }
        return isOpen ? nil : true
    }
}
