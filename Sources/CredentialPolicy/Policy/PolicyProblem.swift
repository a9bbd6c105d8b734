/// One thing that is wrong with a policy file, at its line. A file with a problem gives no policy.
public struct PolicyProblem: Sendable, Equatable {
    public let file: String
    /// 0 where the whole file is meant.
    public let line: Int
    /// The key as the file writes it, or empty where no key is concerned.
    public let key: String
    public let reason: Reason

    /// `file:line: key: what is wrong, and what to do`.
    public func text(in language: Language) -> String {
        let place = Printable.escaped(file) + (line > 0 ? ":\(line)" : "")
        let about = key.isEmpty ? "" : " \(Printable.fitted(key, columns: 40)):"
        return "\(place):\(about) \(reason.wording.text(in: language))"
    }

    /// What can be wrong with a policy file.
    public enum Reason: Sendable, Equatable {
        case tooLarge(bytes: Int)
        case lineTooLong(bytes: Int)
        case notUTF8
        case controlCharacter(UInt32)
        case bidirectionalCharacter(UInt32)
        case missingEquals
        case missingBracket
        case missingKey
        case keyOutsideSection
        case unknownSection(String, nearest: String?)
        case unknownKey(section: String, hint: KeyHint?)
        case duplicateSection(String, firstLine: Int)
        case duplicateKey(firstLine: Int)
        case value(String, ValueProblem)
        /// More problems than are listed.
        case more(Int)
    }

    /// What the writer of an unknown key may have meant.
    public enum KeyHint: Sendable, Equatable {
        case nearest(String)
        case inSection(String)
    }
}

extension PolicyProblem.Reason {
    /// What happened and what to do.
    var wording: Wording {
        switch self {
        case .tooLarge(let bytes):
            Wording(
                ja: "\(bytes)バイトを超えています。方針ファイルか確かめてください。",
                en: "larger than \(bytes) bytes; check that this is a policy file")
        case .lineTooLong(let bytes):
            Wording(ja: "1行が\(bytes)バイトを超えています。短くしてください。", en: "line longer than \(bytes) bytes; shorten it")
        case .notUTF8:
            Wording(ja: "UTF-8ではない文字があります。UTF-8で保存してください。", en: "not UTF-8; save the file as UTF-8")
        case .controlCharacter(let value):
            Wording(
                ja: "制御文字 \(Self.name(value)) があります。取り除いてください。",
                en: "control character \(Self.name(value)); remove it")
        case .bidirectionalCharacter(let value):
            Wording(
                ja: "見え方を変える文字 \(Self.name(value)) があります。取り除いてください。",
                en: "character \(Self.name(value)) changes how the line looks; remove it")
        case .missingEquals:
            Wording(
                ja: "= がありません。「キー = 値」と書いてください。", en: "\"=\" is missing; write \"key = value\"")
        case .missingBracket:
            Wording(ja: "] がありません。[区分名] と書いてください。", en: "\"]\" is missing; write \"[section]\"")
        case .missingKey:
            Wording(ja: "= の前にキーがありません。", en: "there is no key before \"=\"; write \"key = value\"")
        case .keyOutsideSection:
            Wording(
                ja: "[区分名] の行より前にあります。どの区分のキーか書いてください。",
                en: "stands before any [section]; put it below the section that it belongs to")
        case .unknownSection(let name, let nearest): Self.unknownSection(Printable.fitted(name, columns: 40), nearest)
        case .unknownKey(let section, let hint): Self.unknownKey(section, hint)
        case .duplicateSection(let name, let line):
            Wording(
                ja: "[\(name)] は\(line)行目にもあります。1か所にまとめてください。",
                en: "[\(name)] is already on line \(line); merge the two")
        case .duplicateKey(let line):
            Wording(ja: "\(line)行目にもあります。どちらかを消してください。", en: "already on line \(line); remove one of them")
        case .value(let text, let problem): problem.wording(of: text)
        case .more(let count):
            Wording(ja: "ほかに\(count)件の誤りがあります。", en: "and \(count) more problems")
        }
    }

    private static func unknownSection(_ name: String, _ nearest: String?) -> Wording {
        Wording(
            ja: "[\(name)] という区分はありません。"
                + (nearest.map { "[\($0)] ではありませんか。" } ?? "つづりを確かめてください。"),
            en: "unknown section [\(name)]"
                + (nearest.map { "; did you mean [\($0)]?" } ?? "; check its spelling"))
    }

    private static func unknownKey(_ section: String, _ hint: PolicyProblem.KeyHint?) -> Wording {
        switch hint {
        case .nearest(let key):
            Wording(
                ja: "[\(section)] にこのキーはありません。\(key) ではありませんか。",
                en: "unknown key in [\(section)]; did you mean \(key)?")
        case .inSection(let other):
            Wording(
                ja: "[\(section)] にこのキーはありません。[\(other)] に書いてください。",
                en: "unknown key in [\(section)]; it belongs in [\(other)]")
        case nil:
            Wording(
                ja: "[\(section)] にこのキーはありません。つづりを確かめてください。",
                en: "unknown key in [\(section)]; check its spelling")
        }
    }

    private static func name(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
