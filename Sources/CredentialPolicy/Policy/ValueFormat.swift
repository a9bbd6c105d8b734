/// How one kind of value is written in policy.conf: read from text, written as text, and the unit a person is told.
struct ValueFormat<Value>: Sendable {
    /// Made when somebody asks for it; a login does not.
    let unit: @Sendable () -> Wording
    let read: @Sendable (String) throws(ValueProblem) -> Value
    let write: @Sendable (Value) -> String
}

extension ValueFormat<Int> {
    /// Whole numbers within a range.
    static func number(_ range: ClosedRange<Int>, _ ja: String, _ en: String) -> Self {
        let (low, high) = (range.lowerBound, range.upperBound)
        return Self(unit: { Wording(ja: "\(ja)(\(low)~\(high))", en: "\(en), \(low) to \(high)") }) {
            text throws(ValueProblem) in
            guard let value = WholeNumber.read(text), range.contains(value) else {
                throw .notWholeNumber(from: low, to: high)
            }
            return value
        } write: {
            String($0)
        }
    }
}

extension ValueFormat<Duration> {
    /// Times within a range.
    static func time(_ range: ClosedRange<Duration>) -> Self {
        Self(unit: { .time(range, or: []) }) { text throws(ValueProblem) in
            try TimeText.read(text, within: range, words: [])
        } write: {
            TimeText.of($0)
        }
    }
}

extension ValueFormat<Duration?> {
    /// Times within a range, or `never`.
    static func timeOrNever(_ range: ClosedRange<Duration>) -> Self {
        Self(unit: { .time(range, or: ["never"]) }) { text throws(ValueProblem) in
            text == "never" ? nil : try TimeText.read(text, within: range, words: ["never"])
        } write: {
            $0.map(TimeText.of) ?? "never"
        }
    }
}

extension ValueFormat<LockDuration> {
    /// Times within a range, `until-unlocked` or `progressive`.
    static func lock(_ range: ClosedRange<Duration>) -> Self {
        Self(unit: { .time(range, or: ["until-unlocked", "progressive"]) }) { text throws(ValueProblem) in
            switch text {
            case "until-unlocked": .untilUnlocked
            case "progressive": .progressive
            default: .time(try TimeText.read(text, within: range, words: ["until-unlocked", "progressive"]))
            }
        } write: { value in
            switch value {
            case .time(let time): TimeText.of(time)
            case .untilUnlocked: "until-unlocked"
            case .progressive: "progressive"
            }
        }
    }
}

extension ValueFormat where Value: RawRepresentable<String> & CaseIterable & Sendable {
    /// One of an enumeration's names.
    static var choice: Self {
        Self(unit: { Wording(ja: list, en: list) }) { text throws(ValueProblem) in
            guard let value = Value(rawValue: text) else { throw .notOneOf(Value.allCases.map(\.rawValue)) }
            return value
        } write: {
            $0.rawValue
        }
    }

    private static var list: String { Value.allCases.map(\.rawValue).joined(separator: ", ") }
}

extension ValueFormat<Bool> {
    /// `yes` or `no`.
    static var yesOrNo: Self {
        Self(unit: { Wording(ja: "yes, no", en: "yes, no") }) { text throws(ValueProblem) in
            guard text == "yes" || text == "no" else { throw .notOneOf(["yes", "no"]) }
            return text == "yes"
        } write: {
            $0 ? "yes" : "no"
        }
    }
}

extension ValueFormat<String> {
    /// Free text that fits into the sentences in which it will stand.
    static func text(columns: Int) -> Self {
        Self(unit: { Wording(ja: "文字列(半角\(columns)字以内)", en: "text, at most \(columns) columns") }) {
            text throws(ValueProblem) in
            guard DisplayWidth.of(text) <= columns else { throw .tooWide(columns: columns) }
            return text
        } write: {
            $0
        }
    }
}

extension Wording {
    fileprivate static func time(_ range: ClosedRange<Duration>, or words: [String]) -> Wording {
        let (low, high) = (TimeText.of(range.lowerBound), TimeText.of(range.upperBound))
        return Wording(
            ja: "時間(\((["\(low)~\(high)"] + words).joined(separator: "、")))",
            en: "time, \(low) to \(high)\(ValueProblem.orWords(words))")
    }
}

extension TimeText {
    fileprivate static func read(
        _ text: String, within range: ClosedRange<Duration>, words: [String]
    ) throws(ValueProblem) -> Duration {
        guard let time = read(text), range.contains(time) else {
            throw .notTime(from: range.lowerBound, to: range.upperBound, words: words)
        }
        return time
    }
}
