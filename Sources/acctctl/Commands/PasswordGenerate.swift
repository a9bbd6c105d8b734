import ArgumentParser
import CredentialPolicy
import Enforcement

/// `password generate`: needs no policy and no store.
struct PasswordGenerate: Command {
    private static let lengths = 8...64
    private static let wordCounts = 3...12
    private static let counts = 1...1000

    static let usage = "password generate [--words <n>] [--length <n>]"
    static let example = "acctctl password generate --words 5 --count 3"
    static var configuration: CommandConfiguration {
        describe(
            "generate", "読み上げやすいパスワードを作る。", "Makes passwords that can be read aloud.",
            more: Wording(
                ja: "紛らわしい文字(0とO、1とlとI)は使わない。--length は英数字、--words は語。"
                    + "どちらもなければ、英数字12文字と4語を1つずつ。",
                en: "Without characters that look alike (0 O, 1 l I). --length: letters and digits; "
                    + "--words: words; without either, one of 12 characters and one of 4 words."))
    }
    @Option(help: ArgumentHelp(say("語の数。", "How many words."), valueName: "number"))
    var words: Int?
    @Option(help: ArgumentHelp(say("英数字の文字数。", "How many letters and digits."), valueName: "number"))
    var length: Int?
    @Option(help: ArgumentHelp(say("それぞれの個数。", "How many of each."), valueName: "number"))
    var count = 1
    @OptionGroup var options: GlobalOptions

    func answer(_ desk: Desk) throws -> Answer {
        try Self.check("--words", words, Self.wordCounts)
        try Self.check("--length", length, Self.lengths)
        try Self.check("--count", count, Self.counts)
        let isOpen = words == nil && length == nil
        var made: [GeneratedPassword] = []
        for _ in 0..<count {
            if let length = length ?? (isOpen ? 12 : nil) { made.append(try GeneratedPassword.characters(length)) }
            if let words = words ?? (isOpen ? 4 : nil) { made.append(try GeneratedPassword.words(words)) }
        }
        let widest = made.map(\.text.count).max() ?? 0
        return Answer(
            .object(["passwords": .list(made.map(\.json))]),
            made.map { Layout.padded($0.text, to: widest + 2) + say("\(Int($0.bits))ビット", "\(Int($0.bits)) bits") },
            quiet: made.map(\.text))
    }

    private static func check(_ option: String, _ number: Int?, _ range: ClosedRange<Int>) throws {
        guard let number, !range.contains(number) else { return }
        throw CommandFailure.argument(
            option, "\(number)",
            Wording(
                ja: "\(range.lowerBound)から\(range.upperBound)までの数を書いてください。",
                en: "write a number from \(range.lowerBound) to \(range.upperBound)"))
    }
}

extension GeneratedPassword {
    fileprivate var json: JSON {
        .object(["password": .text(text), "form": .text(form.rawValue), "entropy_bits": .number(Int64(bits))])
    }
}
