/// Somebody's rules for passwords and lockout, in terms of policy.conf. They contradict each other (one wants a change
/// every year, another forbids it), so none but the standard's own is in force by itself: a site takes one over, and
/// sees of the others where its settings fall short.
public struct PolicyProfile: Sendable {
    /// As `policy profile` knows it.
    public let name: String
    /// The document that its clauses are of.
    public let source: Wording
    public let demands: [ProfileDemand]

    /// Demands that a policy does not meet, in the profile's order.
    public func shortfalls(of policy: Policy) -> [ProfileShortfall] {
        demands.compactMap { demand in
            demand.isMet(policy)
                ? nil
                : ProfileShortfall(profile: name, demand: demand, configured: demand.key.format(policy))
        }
    }

    public static func named(_ name: String) -> PolicyProfile? { all.first { $0.name.utf8.elementsEqual(name.utf8) } }
    public static func nearest(to name: String) -> String? { NearestName.of(name, among: all.map(\.name)) }
}

/// One setting that a profile wants.
public struct ProfileDemand: Sendable {
    public let key: PolicyKey
    /// What the profile sets, as policy.conf would say it.
    public let value: String
    /// The clause of the profile's source.
    public let clause: String
    /// What would do, in a few words.
    public let wanted: Wording
    let isMet: @Sendable (Policy) -> Bool

    /// - Parameter key: `section.key`, one of the table's.
    init(
        _ key: String, _ value: String, clause: String, ja: String, en: String,
        isMet: @escaping @Sendable (Policy) -> Bool
    ) {
        self.key = PolicyKey.matching(key)[0]
        (self.value, self.clause, self.isMet) = (value, clause, isMet)
        wanted = Wording(ja: ja, en: en)
    }
}

/// A setting that does not meet a profile's demand.
public struct ProfileShortfall: Sendable {
    public let profile: String
    public let demand: ProfileDemand
    /// The value in force.
    public let configured: String

    /// `profile clause: key = value: what the profile wants`.
    public var text: Wording {
        let setting = "\(profile) \(demand.clause): \(demand.key.name) = "
        let value = configured.isEmpty ? Wording(ja: "なし", en: "none") : Wording(ja: configured, en: configured)
        return Wording(
            ja: "\(setting)\(value.ja): \(demand.wanted.ja)", en: "\(setting)\(value.en): \(demand.wanted.en)")
    }
}
