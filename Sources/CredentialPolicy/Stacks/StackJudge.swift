/// Judges the stack of a PAM service by walking it as libpam does: what comes out when we refuse and others agree, when
/// we agree and others refuse, when neither has anything to say. A rule about words ("no sufficient") would miss jumps,
/// substacks and what stands in front.
public struct StackJudge: Sendable {
    private let files: [String: [PamLine]?]
    /// Of our own module, by the file's name.
    public static let module = "pam_credpolicy.so"

    /// - Parameter files: what /etc/pam.d holds, by name; nil for what is there and can't be read.
    public init(files: [String: [PamLine]?]) { self.files = files }

    /// What is wrong with a service; empty where we are not named and nothing of the table is concerned.
    public func findings(service: String, rules: [ServiceClassRule] = []) -> [StackFinding] {
        let chains = Dictionary(
            uniqueKeysWithValues: PamFacility.allCases.map { ($0, PamChain(service: service, $0, files: files)) })
        var seenFiles: Set<String> = []
        guard chains.values.contains(where: { $0.names(Self.module) }) || mentionsUs(service, &seenFiles) else {
            return ServiceClass.of(service: service, rules: rules) == .other ? [] : [.passesBy]
        }
        if let broken = PamFacility.allCases.compactMap({ chains[$0]?.broken }).first { return [.broken(broken)] }
        var findings: [StackFinding] = []
        for facility in PamFacility.allCases {
            guard let chain = chains[facility] else { continue }
            findings += chain.wrongLines(facility)
            if chain.names(Self.module) {
                findings += judge(facility, chain, service)
            } else if Self.needs(facility, service), facility != .auth || chain.hasProver {
                findings.append(.groupMissing(facility))
            }
        }
        var seen: Set<StackFinding> = []
        return findings.filter { seen.insert($0).inserted }
    }

    /// Whether a service that has us elsewhere must have us in a group as well. runuser opens a session and asks nothing
    /// else (util-linux, su-common.c: supam_authenticate returns at once).
    private static func needs(_ facility: PamFacility, _ service: String) -> Bool {
        switch facility {
        case .auth, .account: service != "runuser" && service != "runuser-l"
        case .session: true
        case .password: false
        }
    }

    /// Whether a file or what it includes names us, be it behind an include at which libpam gives up.
    private func mentionsUs(_ file: String, _ seen: inout Set<String>) -> Bool {
        guard seen.insert(file).inserted, let lines = files[file] ?? nil else { return false }
        for line in lines {
            switch line.content {
            case .module(_, _, let path, _): if path.split(separator: "/").last == Self.module[...] { return true }
            case .include(_, let other), .substack(_, let other): if mentionsUs(other, &seen) { return true }
            case .malformed: continue
            }
        }
        return false
    }

    private func judge(_ facility: PamFacility, _ chain: PamChain, _ service: String) -> [StackFinding] {
        guard let walk = StackWalk(chain) else { return [.notJudged(facility)] }
        var findings: [StackFinding] = chain.acceptsEmpty ? [.emptyPasswords] : []
        if facility == .auth, chain.hasOverlay { return findings + OverlayJudge(chain: chain, walk: walk).findings() }
        func letsIn(_ provers: StackWalk.Provers) -> Bool {
            // Break-glass is no proof by itself: somebody else must ask for a password then.
            let codes = facility.refusals + (facility == .auth && provers == .fail ? [.credUnavail] : [])
            return codes.contains { walk.reaches(.success, .managed, ours: $0, provers: provers) }
        }
        if letsIn(facility == .auth ? .fail : .agree) {
            findings.append(.refusalIsIgnored(facility))
        } else if facility == .auth || facility == .password {
            let prover = chain.handlers.first { PamModuleKind.of($0) == .prover }?.module ?? ""
            if letsIn(.agree) {
                findings.append(.otherModuleDecides(facility, module: prover))
            } else if service != "login", facility == .auth,
                walk.reaches(.success, .managed, ours: .credUnavail, provers: .agree)
            {
                findings.append(.breakGlassHere)
            }
        }
        switch facility {
        case .auth:
            if !walk.always(.success, .managed, ours: .success, provers: .fail) {
                findings.append(.rightPasswordIsNotEnough)
            }
        case .account:
            if !walk.always(.newAuthtokReqd, .managed, ours: .newAuthtokReqd, provers: .agree) {
                findings.append(.temporaryIsEnough)
            }
            if !walk.always(.success, .unmanaged, ours: .ignore, provers: .agree) {
                findings.append(.othersAreRefused(facility))
            }
        case .session:
            if !walk.always(.success, .unmanaged, ours: .ignore, provers: .agree) {
                findings.append(.othersAreRefused(facility))
            }
        case .password: break
        }
        return findings
    }
}

extension PamFacility {
    /// Everything that our module answers when it refuses somebody of ours: what it says itself (`refusals` of
    /// pam_credpolicy.c), then what the helper makes it say. Not `session_err`, which is for the end of a session.
    var refusals: [PamCode] {
        switch self {
        case .auth: [.authErr]
        case .account: [.permDenied, .acctExpired]
        case .session: [.permDenied]
        case .password: [.authtokErr, .authErr]
        }
    }
}

extension PamChain {
    fileprivate func names(_ module: String) -> Bool { handlers.contains { $0.module == module } }
    fileprivate var hasProver: Bool { handlers.contains { PamModuleKind.of($0) == .prover } }
    fileprivate var acceptsEmpty: Bool {
        handlers.contains { $0.module == "pam_unix.so" && $0.arguments.contains("nullok") }
    }

    fileprivate var hasOverlay: Bool { handlers.contains { OverlayPhase($0) != nil } }

    fileprivate func wrongLines(_ facility: PamFacility) -> [StackFinding] {
        handlers.flatMap { handler -> [StackFinding] in
            if handler.isSubstack { return [] }
            if handler.control == nil { return [.unreadableLine(file: handler.file, line: handler.line)] }
            guard handler.module == StackJudge.module else { return [] }
            let refused = handler.arguments.enumerated().filter { index, argument in
                guard let phase = OverlayPhase(argument: argument) else { return !Self.isKnown(argument) }
                let others = handler.arguments[..<index] + handler.arguments[(index + 1)...]
                return facility != .auth || handler.arguments.firstIndex(of: phase.argument) != index
                    || others.contains { OverlayPhase(argument: $0) != nil || $0.hasPrefix("breakglass=") }
            }
            return refused.map { .unknownArgument($0.element) }
        }
    }

    private static let flags = ["use_first_pass", "try_first_pass", "use_authtok", "nodelay", "quiet", "debug"]
    private static let paths = ["config=/", "helper=/", "breakglass=/"]

    private static func isKnown(_ argument: String) -> Bool {
        flags.contains(argument) || paths.contains { argument.hasPrefix($0) }
    }
}
