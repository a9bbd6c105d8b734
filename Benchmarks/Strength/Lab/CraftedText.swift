import Foundation
import TestSupport

/// What a stranger could type, or have stored about them, to keep the estimator busy: each as long as the estimator looks at.
struct CraftedText {
    let name: String
    /// New password, old one, and every field of what is known about the person.
    let text: [UInt8]
    let old: [UInt8]
    let about: String

    /// What the estimate looks at (`PasswordEstimator`), and what can be a password at all (`ScalarMap`): the rules read
    /// that, and a policy may allow it.
    static let most = (characters: 256, bytes: 511)

    private init(
        _ name: String, _ part: String, old: String? = nil, about: String? = nil, characters: Int = most.characters
    ) {
        self.name = name
        text = Self.repeated(part, characters)
        self.old = Self.repeated(old ?? String(part.reversed()), characters)
        self.about = about ?? String(part.prefix(60))
    }

    static func all() throws -> [CraftedText] {
        let parts = [
            ("one letter", "a"), ("two letters", "ab"), ("one digit", "7"), ("zeros and ones", "0100110111"),
            ("all look-alikes", "4@8({[<369&#!1/|0$5+7%2"), ("look-alikes of one letter", "1!|"),
            ("a word in look-alikes", "p4$$w0rd"), ("a word in capitals by turns", "PaSsWoRd"),
            ("a word backwards", "drowssap"), ("dates", "20240401"), ("dates with separators", "2024-04-01"),
            ("eras", "R6S63H31T3M45"), ("telephone numbers", "0312345678"), ("hyphens", "1-2"),
            ("rows of keys", "qwertyuiop"), ("keys up and down", "qazxswedc"), ("kana", "かきくけこ"),
            ("katakana with marks", "パピプペポガギグゲゴ"), ("one kanji", "漢"), ("kana keys", "t@hzue"),
            ("romaji", "kakikukeko"), ("long vowels", "ooutoukyouou"), ("names", "satousuzukitakahashi"),
            ("combining marks", "a\u{301}\u{302}\u{303}"), ("four bytes each", "🗻"), ("words of one letter", "aiueon"),
        ]
        let written = parts.map { CraftedText($0.0, $0.1) }
        let longest = parts.filter { $0.1.utf8.allSatisfy { $0 < 0x80 } }.map {
            CraftedText("\($0.0), as many bytes", $0.1, characters: most.bytes)
        }
        let random = CraftedText(
            "random characters", (0..<256).map { String(Unicode.Scalar(UInt8(33 + $0 * $0 * 7919 % 94))) }.joined(),
            old: "", about: "")
        return written + longest + [random] + (try fuzzed())
    }

    /// The seeds of the fuzzer: each of their lines, repeated, with the next for the old password and the one after
    /// that for the person.
    private static func fuzzed() throws -> [CraftedText] {
        let folder = Built.package + "/Fuzz/estimator.corpus"
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().flatMap { name in
            let lines = (FileManager.default.contents(atPath: folder + "/" + name) ?? Data())
                .split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
            return lines.indices.map { place in
                CraftedText(
                    "fuzz: \(name) \(place + 1)", lines[place], old: lines[(place + 1) % lines.count],
                    about: lines[(place + 2) % lines.count])
            }
        }
    }

    private static func repeated(_ part: String, _ most: Int) -> [UInt8] {
        let scalars = Array(part.unicodeScalars)
        var (bytes, count) = ([UInt8](), 0)
        while !scalars.isEmpty, count < most {
            let next = Array(String(scalars[count % scalars.count]).utf8)
            if bytes.count + next.count > Self.most.bytes { break }
            bytes += next
            count += 1
        }
        return bytes
    }
}
