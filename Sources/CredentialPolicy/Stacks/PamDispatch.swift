/// What libpam answers for a chain, given each module's answer: the walk of _pam_dispatch_aux (libpam/pam_dispatch.c),
/// without the second walk of setcred and close_session.
struct PamDispatch {
    private enum Impression { case undefined, positive, negative }
    private struct State {
        var impression = Impression.undefined
        var status = PamCode.permDenied
    }

    let chain: PamChain

    /// - Parameter answer: what the module of a handler answers.
    func result(_ answer: (PamChain.Handler) -> PamCode) -> PamCode {
        let handlers = chain.handlers
        guard chain.broken == nil, !handlers.isEmpty else { return .permDenied }
        var state = State()
        var entered: [Int: State] = [0: State()]
        var (index, previous) = (0, 0)
        while index < handlers.count {
            let handler = handlers[index]
            if previous < handler.level { entered[handler.level] = state }
            previous = handler.level
            if !handler.isSubstack {
                let code = answer(handler)
                // Whatever the line says of it: libpam means to be called again.
                if code == .incomplete { return code }
                step(handler, code, &state, &index, entered[handler.level] ?? State())
            }
            index += 1
        }
        return state.status == .success && state.impression != .positive ? .permDenied : state.status
    }

    private func step(
        _ handler: PamChain.Handler, _ code: PamCode, _ state: inout State, _ index: inout Int, _ entered: State
    ) {
        guard let control = handler.control else { return Self.spoil(&state, .permDenied) }
        switch control.action(for: code) {
        case .ignore: break
        case .reset: state = entered
        case .ok: Self.please(&state, code)
        case .done:
            Self.please(&state, code)
            if state.impression == .positive { leave(handler.level, &index) }
        case .bad: Self.spoil(&state, code)
        case .die:
            Self.spoil(&state, code)
            leave(handler.level, &index)
        case .jump(let count):
            if !jump(count, handler.level, &index) { state = State(impression: .negative) }
        }
    }

    private static func please(_ state: inout State, _ code: PamCode) {
        guard state.impression == .undefined || (state.impression == .positive && state.status == .success) else {
            return
        }
        state = State(impression: .positive, status: code)
    }

    private static func spoil(_ state: inout State, _ code: PamCode) {
        guard state.impression != .negative else { return }
        state = State(impression: .negative, status: code == .ignore ? .permDenied : code)
    }

    /// The rest of this substack, or of everything, is not asked.
    private func leave(_ level: Int, _ index: inout Int) {
        while index + 1 < chain.handlers.count, chain.handlers[index + 1].level >= level { index += 1 }
    }

    /// - Returns: false for a jump past the end of its stack, which libpam calls a bad one.
    private func jump(_ count: Int, _ level: Int, _ index: inout Int) -> Bool {
        var rest = count
        let handlers = chain.handlers
        while rest > 0, index + 1 < handlers.count, handlers[index + 1].level >= level {
            repeat { index += 1 } while index + 1 < handlers.count && handlers[index + 1].level > level
            rest -= 1
        }
        return rest == 0
    }
}
