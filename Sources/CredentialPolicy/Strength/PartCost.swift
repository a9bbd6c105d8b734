/// What it costs an attacker, as log10, to have thought of a part of a class behind one of another, in a text of a length.
///
/// In eight random characters short words and dates stand by chance, and what joins them to the rest must cost what such a
/// rest is worth. The longer a text is, the less it consists of such parts by chance: there parts that were
/// recognised cost little to join, and what nothing explains, or is short, costs less.
struct PartCost {
    static let classes = PartClass.allCases.count

    /// Which share of what a recognised part costs by itself it costs here, by its class: who puts many together takes what is
    /// usual, and the ranks of parts are those among whole passwords. Words keep more of it: passphrases are made of them.
    let shares: [Double]
    /// Where the costs for this length begin in `tables`.
    private let start: Int
    private let tables = Self.tables

    /// - Parameter count: of characters.
    init(_ count: Int) {
        shares = Self.shares[max(Tuning.short, min(Tuning.longest, count)) - Tuning.short]
        start = (max(Tuning.short, min(Tuning.long, count)) - Tuning.short) * Self.classes * Self.classes
    }

    /// Of the first part.
    static func first(_ part: PartClass) -> Double { Tuning.first[part.rawValue] }

    /// Of a part behind another, both by their classes' numbers.
    func next(_ part: Int, behind before: Int) -> Double { tables[start + before * Self.classes + part] }

    /// How far a length is on the way from `Tuning.short` to another one.
    private static func grown(_ count: Int, to long: Int) -> Double {
        Double(max(0, min(long, count) - Tuning.short)) / Double(long - Tuning.short)
    }

    /// For each length from `Tuning.short` to `Tuning.longest`.
    private static let shares: [[Double]] = (Tuning.short...Tuning.longest).map { count in
        PartClass.allCases.map { part in
            1 - grown(count, to: Tuning.longest) * (1 - (part == .word ? Tuning.wordLong : Tuning.partLong))
        }
    }

    /// `Tuning.next` for each length from `Tuning.short` to `Tuning.long`.
    private static let tables: [Double] = (Tuning.short...Tuning.long).flatMap { count in
        let recognised = 1 - grown(count, to: Tuning.long) * (1 - Tuning.jointLong)
        let others = max(recognised, Tuning.jointLongUnknown)
        return Tuning.next.indices.map { index in
            let (part, before) = (index % classes, index / classes)
            // A sign behind a sign is no word that was found: what it costs is how many signs there are.
            if part == PartClass.sign.rawValue, before == part { return Tuning.next[index] }
            return (isRecognised(part, behind: before) ? recognised : others) * Tuning.next[index]
        }
    }

    /// Of two numbers beside each other one would do.
    private static func isRecognised(_ part: Int, behind before: Int) -> Bool {
        let parts = 1 << part | 1 << before
        return parts & byChance == 0 && parts != 1 << PartClass.number.rawValue
    }

    private static let byChance =
        1 << PartClass.unknown.rawValue | 1 << PartClass.short.rawValue | 1 << PartClass.sign.rawValue
}
