/// What it costs an attacker, as log10, to have thought of a part of a class behind one of another, in a text of a length.
///
/// In eight random characters short words and dates stand by chance, and what joins them to the rest must cost what such a
/// rest is worth. The longer a text is, the less it consists of such parts by chance: there parts that were
/// recognised cost little to join, and what nothing explains, or is short, costs less.
struct PartCost {
    static let classes = PartClass.allCases.count

    /// The shares of the costs of `Tuning.next` for recognised parts and for others.
    private let recognised: Double
    private let others: Double
    /// Which share of what a recognised part costs by itself it costs here: who puts many together takes what is
    /// usual, and the ranks of parts are those among whole passwords.
    let share: Double

    /// - Parameter count: of characters.
    init(_ count: Int) {
        func grown(_ to: Double) -> Double {
            max(0, min(to, Double(count)) - Tuning.short) / (to - Tuning.short)
        }
        recognised = 1 - grown(Tuning.long) * (1 - Tuning.jointLong)
        others = max(recognised, Tuning.jointLongUnknown)
        share = 1 - grown(Tuning.longest) * (1 - Tuning.partLong)
    }

    /// Of the first part.
    static func first(_ part: PartClass) -> Double { Tuning.first[part.rawValue] }

    /// Of a part behind another, both by their classes' numbers.
    func next(_ part: Int, behind before: Int) -> Double {
        let cost = Tuning.next[before * Self.classes + part]
        return (Self.isRecognised(part, behind: before) ? recognised : others) * cost
    }

    /// Of two numbers beside each other one would do.
    private static func isRecognised(_ part: Int, behind before: Int) -> Bool {
        let parts = 1 << part | 1 << before
        return parts & byChance == 0 && parts != 1 << PartClass.number.rawValue
    }

    private static let byChance = 1 << PartClass.unknown.rawValue | 1 << PartClass.short.rawValue
}
