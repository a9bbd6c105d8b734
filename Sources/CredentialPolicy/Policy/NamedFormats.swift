// The formats of single keys: each reads what a careful administrator would write, and nothing else.

extension ValueFormat<String> {
    /// `Area/City`. Only the shape: whether the zone exists is known to the machine that has the database;
    /// a path that leaves that database's folder must not get there (`..`, a leading `/`).
    static var timezone: Self {
        Self(unit: { Wording(ja: "時間帯の名前", en: "name of a time zone") }) { text throws(ValueProblem) in
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            guard text.utf8.count <= 64, (1...3).contains(parts.count), parts.allSatisfy(ASCII.isZonePart) else {
                throw .notTimeZone
            }
            return text
        } write: {
            $0
        }
    }

    /// `sqlite:/absolute/path`; the value is the path.
    static var storePath: Self {
        Self(unit: { Wording(ja: "sqlite: と絶対パス", en: "sqlite: and an absolute path") }) { text throws(ValueProblem) in
            guard !text.hasPrefix("postgresql:"), !text.hasPrefix("postgres:") else { throw .storeNotSupportedYet }
            guard text.hasPrefix("sqlite:/") else { throw .notStoreURL }
            let path = String(text.dropFirst("sqlite:".count))
            guard isPath(path) else { throw .notStoreURL }
            return path
        } write: {
            "sqlite:\($0)"
        }
    }

    /// An absolute path, or nothing.
    static func path(orNothing: Bool) -> Self {
        let unit =
            orNothing
            ? Wording(ja: "絶対パスか空", en: "absolute path, or nothing") : Wording(ja: "絶対パス", en: "absolute path")
        return Self(unit: { unit }) { text throws(ValueProblem) in
            guard isPath(text) || orNothing && text.isEmpty else { throw .notPath }
            return text
        } write: {
            $0
        }
    }

    private static func isPath(_ text: String) -> Bool {
        let parts = text.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        return text.hasPrefix("/") && text.utf8.count <= 1_024
            && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
    }

    /// A host name, or nothing for the machine's own.
    static var hostName: Self {
        Self(unit: { Wording(ja: "ホスト名", en: "host name") }) { text throws(ValueProblem) in
            guard text.utf8.count <= 64, text.utf8.allSatisfy(ASCII.isHostByte) else { throw .notHostName }
            return text
        } write: {
            $0
        }
    }
}

extension ValueFormat<Guesses> {
    /// The exponent of a power of ten, with at most one decimal.
    static func guesses(_ range: ClosedRange<Int>) -> Self {
        let (low, high) = (range.lowerBound, range.upperBound)
        return Self(
            unit: {
                Wording(ja: "10の何乗か(\(low)~\(high)、小数1桁まで)", en: "power of ten, \(low) to \(high), one decimal at most")
            }
        ) { text throws(ValueProblem) in
            let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
            guard let whole = WholeNumber.read(parts[0]), parts.count == 1 || parts[1].utf8.count == 1,
                let tenth = parts.count == 1 ? 0 : WholeNumber.read(parts[1]),
                (low * 10...high * 10).contains(whole * 10 + tenth)
            else { throw .notGuesses(from: low, to: high) }
            return Guesses(log10: Double(whole * 10 + tenth) / 10)
        } write: {
            $0.text
        }
    }
}

extension ValueFormat<HashMethod> {
    /// `yescrypt COST`.
    static var hash: Self {
        Self(unit: { Wording(ja: "方式と強さ(1~9)", en: "method and cost, 1 to 9") }) { text throws(ValueProblem) in
            let parts = text.split(whereSeparator: { $0 == " " || $0 == "\t" })
            guard parts.count == 2, parts[0] == "yescrypt", let cost = WholeNumber.read(parts[1]),
                HashMethod.costs.contains(cost)
            else { throw .notHash }
            return HashMethod(cost: cost)
        } write: {
            "yescrypt \($0.cost)"
        }
    }
}

/// Classes of ASCII bytes, without the tables that `Character` would load.
enum ASCII {
    static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }
    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    static func isHostByte(_ byte: UInt8) -> Bool {
        isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }
    /// `Tokyo`, `GMT-9`, `Port-au-Prince`: a letter first, so neither empty nor `..`.
    static func isZonePart(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, isLetter(first) else { return false }
        return text.utf8.allSatisfy {
            isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "+")
        }
    }
}
