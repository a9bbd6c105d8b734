/// What it costs an attacker, as log10, to have thought of a part of a class behind one of another.
struct PartCost {
    static let classes = PartClass.allCases.count

    /// In eight random characters short words and dates stand by chance, and what joins them to the rest must cost what
    /// such a rest is worth. The longer a text is, the less it consists of them by chance: parts that were recognised
    /// cost little to join there.
    static func chance(_ count: Int) -> Double {
        let long = max(0, min(Tuning.long, Double(count)) - Tuning.short) / (Tuning.long - Tuning.short)
        return 1 - long * (1 - Tuning.jointLong)
    }

    /// Of the first part.
    static func first(_ part: PartClass) -> Double { Tuning.first[part.rawValue] }
    /// Of a part behind another: `before * classes + part`. What nothing explains, and what is short, costs the same to
    /// join in long texts, or they would be put together from nothing else.
    static func next(_ part: Int, behind before: Int, _ chance: Double) -> Double {
        let cost = Tuning.next[before * classes + part]
        let recognised = byChance & (1 << part) == 0 && byChance & (1 << before) == 0
        return recognised && (part != number || before != number) ? chance * cost : cost
    }

    private static let byChance = 1 << PartClass.unknown.rawValue | 1 << PartClass.short.rawValue
    private static let number = PartClass.number.rawValue
}
