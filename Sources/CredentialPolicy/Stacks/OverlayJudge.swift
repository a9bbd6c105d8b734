/// Judges an auth group with overlay lines by what libpam would ask and answer in each case.
struct OverlayJudge {
    let chain: PamChain
    let walk: StackWalk
    /// Those answers of a module that a walk tries for a line; what a control does the same with is tried once.
    var tried: (PamControl) -> [PamCode] = { $0.representatives(of: answers) }

    /// What another module answers when it lets somebody in. No word of a line tells the two apart.
    static let agreements: [PamCode] = [.success, .newAuthtokReqd]
    /// Every answer but PAM_INCOMPLETE, with which libpam asks nobody else and lets nobody in, whatever the lines say.
    static let answers = PamCode.allCases.filter { $0 != .incomplete }
    /// Beyond, a stack is not judged. The shipped one has 2.
    private static let maxRuns = 1 << 14

    /// One walk: who was asked, what came of it, and whether a module that was asked agreed.
    private struct Case {
        var run: StackWalk.Run
        var isRight: Bool
        var isLetIn: Bool { run.result == .success }

        /// Whether a phase is asked while an attempt is open.
        func settles(_ phase: OverlayPhase) -> Bool {
            run.asked.indices.contains {
                OverlayPhase(run.asked[$0]) == phase
                    && OverlayJudge.isOpen(after: run.asked[..<$0], preauth: .ignore)
            }
        }
    }

    func findings() -> [StackFinding] {
        guard let refused = cases(preauth: .authErr, authsucc: .authErr) else { return [.notJudged(.auth)] }
        let isUncounted = refused.contains(where: \.isLetIn)
        guard chain.handlers.contains(where: { OverlayPhase($0) == .preauth }) else {
            return [.overlay(isUncounted ? .successUnsettled : .withoutPreauth)]
        }
        guard let settled = cases(preauth: .ignore, authsucc: .ignore),
            let unsettled = cases(preauth: .ignore, authsucc: .authErr)
        else { return [.notJudged(.auth)] }
        var faults = refused.compactMap { $0.run.asked.first(where: Self.isProver) }.map {
            OverlayFault.refusalGoesOn(module: $0.module)
        }
        if isUncounted || unsettled.contains(where: { $0.isRight && $0.isLetIn }) { faults.append(.successUnsettled) }
        for wrong in settled where !wrong.isRight {
            if wrong.settles(.authsucc) || wrong.isLetIn {
                faults.append(.failureSettledAsRight)
            } else if !wrong.settles(.authfail) {
                faults.append(.failureUnsettled)
            }
        }
        faults += prompting(settled)
        return faults.map { .overlay($0) } + (isRightEnough ? [] : [.rightPasswordIsNotEnough])
    }

    /// Whether an attempt is open after these lines, as the module has it (overlay.c): what is asked out of order or twice
    /// refuses, and ends it, and so does a line of ours that is no phase.
    private static func isOpen(after asked: some Sequence<PamChain.Handler>, preauth: PamCode) -> Bool {
        asked.reduce(false) { isOpen, handler in
            switch OverlayPhase(handler) {
            case .preauth: !isOpen && preauth == .ignore
            case .authsucc, .authfail: false
            case nil: isOpen && PamModuleKind.of(handler) != .ours
            }
        }
    }

    private static func isProver(_ handler: PamChain.Handler) -> Bool { PamModuleKind.of(handler) == .prover }

    private var provers: [PamChain.Handler] { chain.handlers.filter(Self.isProver) }

    /// - Parameter authsucc: what it answers about an open attempt; without one it refuses.
    func runs(
        preauth: PamCode, authsucc: PamCode, provers: (PamChain.Handler) -> PamCode
    ) -> [StackWalk.Run] {
        walk.runs(
            .managed,
            ours: { handler, before in
                let isOpen = Self.isOpen(after: before, preauth: preauth)
                return switch OverlayPhase(handler) {
                case .preauth: isOpen ? .authErr : preauth
                case .authsucc: isOpen ? authsucc : .authErr
                case .authfail, nil: .authErr
                }
            }, provers: provers)
    }

    /// Each module answers each thing that it can, beside each that the others can.
    /// - Returns: nil where that would be too much.
    private func cases(preauth: PamCode, authsucc: PamCode) -> [Case]? {
        let answers = provers.map { $0.control.map(tried) ?? [.authErr] }
        var count = 1
        for some in answers {
            count *= some.count
            if count > Self.maxRuns { return nil }
        }
        return (0..<count).flatMap { number in
            var rest = number
            let said = answers.map { some in
                defer { rest /= some.count }
                return some[rest % some.count]
            }
            return cases(preauth, authsucc, said)
        }
    }

    private func cases(_ preauth: PamCode, _ authsucc: PamCode, _ said: [PamCode]) -> [Case] {
        let provers = provers
        func answer(_ handler: PamChain.Handler) -> PamCode {
            provers.firstIndex(of: handler).map { said[$0] } ?? .authErr
        }
        return runs(preauth: preauth, authsucc: authsucc, provers: answer).map { run in
            let agreed = run.asked.contains { Self.isProver($0) && Self.agreements.contains(answer($0)) }
            return Case(run: run, isRight: agreed)
        }
    }

    /// Of the modules that are asked when all find the password wrong, one agrees, each in its turn, then all.
    private var isRightEnough: Bool {
        let asked = runs(preauth: .ignore, authsucc: .ignore) { _ in .authErr }.first?.asked ?? []
        let between = asked.filter(Self.isProver)
        return (between.map { [$0] } + [between]).allSatisfy { agreeing in
            runs(preauth: .ignore, authsucc: .ignore) { agreeing.contains($0) ? .success : .authErr }
                .allSatisfy { $0.result == .success }
        }
    }

    private func prompting(_ cases: [Case]) -> [OverlayFault] {
        var modules: [String] = []
        for one in cases {
            for handler in one.run.asked.drop(while: { OverlayPhase($0) != .preauth })
            where Self.isProver(handler) && !handler.arguments.contains("use_first_pass") {
                if !modules.contains(handler.module) { modules.append(handler.module) }
            }
        }
        return modules.map { .prompts(module: $0) }
    }
}
