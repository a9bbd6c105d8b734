/// One key of policy.conf. The table of all keys (`PolicyKey.all`) drives the reader, `policy show`,
/// `policy explain` and the check of the shipped file, so that none can know a key that another does not.
public struct PolicyKey: Sendable {
    /// `lockout privileged` for `[lockout privileged]`.
    public let section: String
    public let key: String
    /// What the value is measured in, or how it is written.
    public var unit: Wording { makeUnit() }
    /// The clause of the standard that the key serves (docs/clauses.csv), or empty.
    public let clause: String
    public let explanation: Wording
    private let makeUnit: @Sendable () -> Wording
    /// Puts the value that a text means into a policy.
    let read: @Sendable (String, inout Policy) throws(ValueProblem) -> Void
    /// The policy's value, as policy.conf would say it.
    public let format: @Sendable (Policy) -> String

    /// `section.key`: how a key is named where its section is not at hand.
    public var name: String { "\(section).\(key)" }
    /// The value that is in force when policy.conf does not mention the key.
    public var defaultText: String { format(Policy()) }

    /// Lends out the place in a policy where a value lies. Not a key path: making and following one for each line of
    /// a policy costs every PAM call 0.3 ms.
    typealias Place<Value> = @Sendable (inout Policy, (inout Value) -> Void) -> Void

    init<Value>(
        _ section: String, _ key: String, _ place: @escaping Place<Value>, _ format: ValueFormat<Value>,
        clause: String = "", ja: String, en: String
    ) {
        self.section = section
        self.key = key
        self.makeUnit = format.unit
        self.clause = clause
        self.explanation = Wording(ja: ja, en: en)
        self.read = { (text: String, policy: inout Policy) throws(ValueProblem) in
            let read = try format.read(text)
            place(&policy) { $0 = read }
        }
        self.format = {
            var (policy, text) = ($0, "")
            place(&policy) { text = format.write($0) }
            return text
        }
    }

    /// Every key that is enforced, in the order of the shipped file.
    public static let all: [PolicyKey] =
        organizationKeys + storeKeys + hostKeys + passwordKeys
        + lockoutKeys(
            "lockout", { $1(&$0.lockout) }, clause: "K5-2-3", whoJa: "一般のID", whoEn: "ordinary IDs")
        + sourceLockoutKeys
        + lockoutKeys(
            "lockout privileged", { $1(&$0.privilegedLockout) }, clause: "K5-2-1-u-i", whoJa: "特権ID",
            whoEn: "privileged IDs")
        + lifecycleKeys

    /// The sections, each once, in order.
    static let sections: [String] = all.reduce(into: []) { if $0.last != $1.section { $0.append($1.section) } }

    /// The keys that a person may mean by a name: the one called `password.min-length`, or all called `min-length`.
    public static func matching(_ name: String) -> [PolicyKey] {
        let exact = all.filter { $0.name.utf8.elementsEqual(name.utf8) }
        return exact.isEmpty ? all.filter { $0.key.utf8.elementsEqual(name.utf8) } : exact
    }

    /// The known name that is nearest to a misspelt one, with or without its section; nil when none is near.
    public static func nearest(to name: String) -> String? {
        NearestName.of(name, among: all.map(\.name) + all.map(\.key))
    }
}
