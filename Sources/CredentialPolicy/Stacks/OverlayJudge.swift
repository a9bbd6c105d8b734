/// A line of ours around another module's check.
enum OverlayPhase: String, CaseIterable {
    case preauth, authfail, authsucc

    var argument: String { "overlay=" + rawValue }

    init?(argument: String) {
        guard let phase = Self.allCases.first(where: { $0.argument == argument }) else { return nil }
        self = phase
    }

    init?(_ handler: PamChain.Handler) {
        guard PamModuleKind.of(handler) == .ours,
            let phase = handler.arguments.lazy.compactMap({ OverlayPhase(argument: $0) }).first
        else { return nil }
        self = phase
    }
}

/// What is wrong with lines of ours around another module's check.
public enum OverlayFault: Sendable, Hashable {
    /// A module is asked though preauth refused: it compares what nobody has counted.
    case refusalGoesOn(module: String)
    /// Somebody gets in whom authsucc did not agree to, or was not asked about.
    case successUnsettled
    /// authsucc is asked although the module found the password wrong: it would count as right.
    case failureSettledAsRight
    /// A module between asks for a password itself, so that what it compares is not what was counted.
    case prompts(module: String)
    /// The module found the password wrong, and authfail is not asked: it counts late, and looks unlike other refusals.
    case failureUnsettled
    /// Nothing is reserved: authsucc refuses everybody.
    case withoutPreauth

    var severity: FindingSeverity {
        switch self {
        case .refusalGoesOn, .successUnsettled, .failureSettledAsRight, .prompts: .danger
        case .withoutPreauth: .outage
        case .failureUnsettled: .notice
        }
    }

    var code: String {
        switch self {
        case .refusalGoesOn: "overlay_refusal_goes_on"
        case .successUnsettled: "overlay_success_unsettled"
        case .failureSettledAsRight: "overlay_failure_settled_as_right"
        case .prompts: "overlay_prompts"
        case .failureUnsettled: "overlay_failure_unsettled"
        case .withoutPreauth: "overlay_without_preauth"
        }
    }
}

/// Judges an auth group with overlay lines by what libpam would ask and answer in each case.
struct OverlayJudge {
    let chain: PamChain
    let walk: StackWalk

    /// What another module answers when it lets nobody in.
    private static let failures: [PamCode] = [
        .authErr, .userUnknown, .authinfoUnavail, .maxtries, .credUnavail, .permDenied, .acctExpired,
    ]

    func findings() -> [StackFinding] {
        guard chain.handlers.contains(where: { OverlayPhase($0) == .preauth }) else {
            return [.overlay(.withoutPreauth)]
        }
        var faults: [OverlayFault] = []
        for run in refused() where run.asked.contains(where: Self.isProver) {
            faults.append(.refusalGoesOn(module: run.asked.first(where: Self.isProver)?.module ?? ""))
        }
        if refused().contains(where: { $0.result == .success }) || right(settled: .authErr).contains(where: isLetIn) {
            faults.append(.successUnsettled)
        }
        for run in wrong() {
            if run.asked.contains(where: { OverlayPhase($0) == .authsucc }) || isLetIn(run) {
                faults.append(.failureSettledAsRight)
            } else if !run.asked.contains(where: { OverlayPhase($0) == .authfail }) {
                faults.append(.failureUnsettled)
            }
        }
        faults += prompting()
        let isEnough = right(settled: .ignore).allSatisfy(isLetIn)
        return faults.map { .overlay($0) } + (isEnough ? [] : [.rightPasswordIsNotEnough])
    }

    private func isLetIn(_ run: StackWalk.Run) -> Bool { run.result == .success }

    private static func isProver(_ handler: PamChain.Handler) -> Bool { PamModuleKind.of(handler) == .prover }

    private func runs(
        preauth: PamCode, authsucc: PamCode, provers: (PamChain.Handler) -> PamCode
    ) -> [StackWalk.Run] {
        walk.runs(
            .managed,
            ours: { handler in
                switch OverlayPhase(handler) {
                case .preauth: preauth
                case .authsucc: authsucc
                case .authfail, nil: .authErr
                }
            }, provers: provers)
    }

    /// Preauth refuses, and whoever is asked nevertheless agrees.
    private func refused() -> [StackWalk.Run] {
        runs(preauth: .authErr, authsucc: .authErr) { _ in .success }
    }

    private func wrong() -> [StackWalk.Run] {
        Self.failures.flatMap { code in runs(preauth: .ignore, authsucc: .ignore) { _ in code } }
    }

    /// One of the modules between agrees, each in its turn, then all.
    private func right(settled: PamCode) -> [StackWalk.Run] {
        let between = wrong().first?.asked.filter(Self.isProver) ?? []
        return (between.map { [$0] } + [between]).flatMap { agreeing in
            runs(preauth: .ignore, authsucc: settled) { agreeing.contains($0) ? .success : .authErr }
        }
    }

    private func prompting() -> [OverlayFault] {
        var modules: [String] = []
        for run in wrong() + right(settled: .ignore) {
            for handler in run.asked.drop(while: { OverlayPhase($0) != .preauth })
            where Self.isProver(handler) && !handler.arguments.contains("use_first_pass") {
                if !modules.contains(handler.module) { modules.append(handler.module) }
            }
        }
        return modules.map { .prompts(module: $0) }
    }
}
