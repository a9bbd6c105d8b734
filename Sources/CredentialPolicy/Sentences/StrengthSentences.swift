/// Why a password is easy to guess, and what would help: one sentence each.
///
/// Without the password it names what was found; with it, it also shows which part that is. Only whoever typed a
/// password, and had it refused, may see parts of it; what it shares with the current one, which still opens the door,
/// is shown to nobody.
public struct StrengthSentence: Sendable, Hashable {
    let strength: PasswordStrength
    let demand: StrengthDemand

    /// More reasons help nobody.
    private static let reasons = 3
    /// Columns of a part that is shown.
    private static let columns = 24

    public init(_ strength: PasswordStrength, _ demand: StrengthDemand = StrengthDemand()) {
        (self.strength, self.demand) = (strength, demand)
    }

    /// The sentence, no part of the password in it.
    public func text(in language: Language) -> String {
        fitted { parts in
            var names: [String] = []
            for part in parts {
                let name = StrengthWords.name(part.kind, part.disguises).text(in: language)
                if !names.contains(name) { names.append(name) }
            }
            return switch language {
            case .ja: "\(names.joined(separator: "と"))でできていて、推測されやすくなっています。\(hint(in: language))"
            case .en: "It is made of \(Self.list(names)), which is easy to guess. \(hint(in: language))"
            }
        }
    }

    /// The sentence with the parts that it speaks of.
    /// - Parameter text: the password that was judged, NFKC-normalised.
    public func text(quoting text: Span<UInt8>, in language: Language) -> String {
        // A closure can't hold a span: what is shown of each part comes first.
        guard let scalars = ScalarMap(text), !strength.sharesOld else { return self.text(in: language) }
        var shown: [Range<Int>: String] = [:]
        for part in telling(Self.reasons) where part.range.upperBound <= scalars.count {
            shown[part.range] = Printable.fitted(
                Self.characters(part.range, of: text, scalars), columns: Self.columns)
        }
        return fitted { parts in
            let reasons = parts.map { part in
                let name = StrengthWords.name(part.kind, part.disguises).text(in: language)
                return switch language {
                case .ja: "『\(shown[part.range] ?? "…")』は\(name)"
                case .en: "\"\(shown[part.range] ?? "...")\" is \(name)"
                }
            }
            return switch language {
            case .ja: "\(reasons.joined(separator: "、"))で、推測されやすくなっています。\(hint(in: language))"
            case .en: "\(Self.list(reasons)), which is easy to guess. \(hint(in: language))"
            }
        }
    }

    /// The sentence with as many reasons as three lines of a terminal hold.
    private func fitted(_ sentence: ([StrengthMatch]) -> String) -> String {
        for reasons in stride(from: Self.reasons, to: 1, by: -1) {
            let text = sentence(telling(reasons))
            if DisplayWidth.of(text) <= 240 { return text }
        }
        return sentence(telling(1))
    }

    private func hint(in language: Language) -> String { StrengthHint(strength, demand).wording.text(in: language) }

    /// The parts to speak of, in their order: the longest that were recognised, or the whole when none was.
    private func telling(_ reasons: Int) -> [StrengthMatch] {
        let known = strength.parts.filter { $0.kind != .unknown }
        guard !known.isEmpty else { return Array(strength.parts.prefix(1)) }
        let longest = known.sorted { $0.range.count > $1.range.count }.prefix(reasons)
        return longest.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private static func characters(_ range: Range<Int>, of text: Span<UInt8>, _ scalars: ScalarMap) -> String {
        var view = String.UnicodeScalarView()
        for index in range { view.append(Unicode.Scalar(scalars.value(index, of: text)) ?? "?") }
        return String(view)
    }

    private static func list(_ names: [String]) -> String {
        names.count < 2 ? names.joined() : "\(names.dropLast().joined(separator: ", ")) and \(names[names.count - 1])"
    }
}

/// What the kinds of parts are called.
enum StrengthWords {
    static func name(_ kind: StrengthKind, _ disguises: StrengthMatch.Disguises) -> Wording {
        let name = name(kind)
        if disguises.contains(.reversed) { return Wording(ja: "\(name.ja)(逆順)", en: "\(name.en) (backwards)") }
        if disguises.contains(.leet) {
            return Wording(ja: "\(name.ja)(似た文字に置換)", en: "\(name.en) (with look-alike characters)")
        }
        return name
    }

    static func name(_ kind: StrengthKind) -> Wording {
        switch kind {
        case .commonPassword: Wording(ja: "よく使われるパスワード", en: "a common password")
        case .word: Wording(ja: "英語の単語", en: "an English word")
        case .japaneseWord: Wording(ja: "日本語の単語", en: "a Japanese word")
        case .personalName: Wording(ja: "人名", en: "a person's name")
        case .surname: Wording(ja: "名字", en: "a surname")
        case .givenName: Wording(ja: "下の名前", en: "a given name")
        case .placeName: Wording(ja: "地名", en: "a place name")
        case .municipalWord: Wording(ja: "役所でよく使う語", en: "a word that offices use")
        case .date: Wording(ja: "日付", en: "a date")
        case .eraDate: Wording(ja: "年号", en: "a date in a Japanese era")
        case .year: Wording(ja: "西暦の年", en: "a year")
        case .phoneNumber: Wording(ja: "電話番号の形", en: "a phone number")
        case .postalCode: Wording(ja: "郵便番号の形", en: "a postal code")
        case .paddedNumber: Wording(ja: "0で桁をそろえた番号", en: "a number filled up with zeros")
        case .keyboardWalk: Wording(ja: "キーボードの並び", en: "a row of neighbouring keys")
        case .kanaRow: Wording(ja: "五十音の並び", en: "a row of the kana table")
        case .kanaKeys: Wording(ja: "かな入力のキーで打った語", en: "a word typed on kana keys")
        case .repetition: Wording(ja: "繰り返し", en: "a repetition")
        case .sequence: Wording(ja: "連続する文字", en: "a sequence")
        case .commonEnding: Wording(ja: "よくある末尾", en: "a common ending")
        case .loginName: Wording(ja: "ご自分のID", en: "your ID")
        case .ownName: Wording(ja: "ご自分のお名前", en: "your name")
        case .staffNumber: Wording(ja: "ご自分の職員番号", en: "your staff number")
        case .department: Wording(ja: "ご自分の所属", en: "your department")
        case .birthday: Wording(ja: "ご自分の生年月日", en: "your birthday")
        case .organizationWord: Wording(ja: "職場に関係する語", en: "a word of your workplace")
        case .oldPassword: Wording(ja: "現在のパスワードの一部", en: "a part of your current password")
        case .byTurns: Wording(ja: "文字と数字を交互にした並び", en: "letters and digits by turns")
        case .otherKeys: Wording(ja: "キーをずらして打った語", en: "words typed on other keys")
        case .likeMany: Wording(ja: "多くの人が使うものに似た並び", en: "a text like those that many people use")
        case .unknown: Wording(ja: "少ない文字", en: "few characters")
        }
    }
}
