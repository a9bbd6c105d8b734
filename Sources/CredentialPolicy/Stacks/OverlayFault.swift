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
    /// Nothing is reserved, and nobody of ours gets in, whatever the modules between answer.
    case withoutPreauth

    var severity: FindingSeverity {
        switch self {
        case .refusalGoesOn, .successUnsettled, .failureSettledAsRight, .prompts: .danger
        case .withoutPreauth: .outage
        case .failureUnsettled: .notice
        }
    }

    /// Whether a module compares passwords that nobody counts, or lets in whom it did not settle.
    var isUncounted: Bool {
        switch self {
        case .refusalGoesOn, .successUnsettled, .failureSettledAsRight, .prompts: true
        case .withoutPreauth, .failureUnsettled: false
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
