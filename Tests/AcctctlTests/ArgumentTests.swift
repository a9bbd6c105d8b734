import Foundation
import TestSupport
import Testing

/// Exit status 2: a sentence that names what was wrong, and an example that works.
@Suite struct ArgumentTests {
    static let wrong: [(words: [String], names: String, example: String)] = [
        ([], "no command", "acctctl --help"),
        (["account"], "no command", "acctctl account --help"),
        (["frobnicate"], "frobnicate", "acctctl --help"),
        (["account", "frobnicate"], "frobnicate", "acctctl account --help"),
        (["account", "list", "--frob"], "--frob", "acctctl account list"),
        (["account", "show"], "<id>", "acctctl account show 000012"),
        (["account", "show", "a", "b"], "'b'", "acctctl account show 000012"),
        (["account", "list", "a", "b"], "'a', 'b'", "acctctl account list"),
        (["account", "unlock", "a", "--checked", "yes"], "--checked", "--checked staff-card"),
        (["join", "a"], "--name", "acctctl join 000012 --name"),
        (["join", "a", "--name", "b", "--department", "c", "--kind", "boss"], "--kind", "acctctl join"),
        (["log", "show", "--lines", "many"], "--lines", "acctctl log show"),
        (["log", "show", "--lines", "0"], "--lines", "1 to 1000000"),
        (["log", "show", "--lines=-1"], "--lines", "1 to 1000000"),
        (["log", "verify", "--lang", "fr"], "--lang", "acctctl log verify"),
        (["log", "verify", "--config"], "--config", "acctctl log verify"),
        (["log", "verify", "--json=yes"], "--json", "acctctl log verify"),
    ]

    @Test(arguments: wrong)
    func aWrongArgumentIsNamedWithAnExample(_ words: [String], _ names: String, _ example: String) throws {
        let finished = try Run.command(Built.path("acctctl"), words)
        #expect(finished.status == 2 && finished.out.isEmpty, "\(words)")
        #expect(finished.err.hasPrefix("acctctl: ") && finished.err.split(separator: "\n").count == 1)
        #expect(finished.err.contains(names) && finished.err.contains(example), "\(finished.err)")
    }

    @Test(arguments: wrong)
    func theSameInJapanese(_ words: [String], _ names: String, _ example: String) throws {
        let japanese = ["LANG": "ja_JP.UTF-8"]
        let finished = try Run.command(Built.path("acctctl"), words, environment: japanese)
        #expect(finished.status == 2 && finished.out.isEmpty, "\(words)")
        #expect(finished.err.unicodeScalars.contains { (0x3041...0x309F).contains($0.value) }, "\(finished.err)")
        for name in names.split(separator: ", ") where name.hasPrefix("-") || name.hasPrefix("'") {
            #expect(finished.err.contains(name.replacing("'", with: "")), "\(finished.err)")
        }
    }

    static let better: [(words: [String], en: String, ja: String)] = [
        (["password", "check", "--usr", "a"], "(did you mean '--user'?)", "(--user のことですか)"),
        (["password", "generate", "--words", "zwei"], "can't be --words: for", "--words の値が正しくありません: 例"),
        (["password", "issue"], "<id> is missing: for", "<id> が指定されていません: 例"),
        (["password", "check", "--user"], "--user needs a value: type", "--user の値がありません: "),
        (["password", "check", "--json=yes"], "--json takes no value: type", "--json は値を取りません: "),
        (["password", "gnerate"], "did you mean acctctl password generate?", "acctctl password generate のことですか"),
    ]

    @Test(arguments: better)
    func aSlipOfTheFingersIsAnsweredWithWhatWasMeant(_ words: [String], _ en: String, _ ja: String) throws {
        for (lang, expected) in [("C", en), ("ja_JP.UTF-8", ja)] {
            let finished = try Run.command(Built.path("acctctl"), words, environment: ["LANG": lang])
            #expect(finished.status == 2 && finished.err.contains(expected), "\(finished.err)")
        }
    }

    static let misspelt: [(words: [String], meant: String?)] = [
        (["accout"], "acctctl account"), (["jion"], nil), (["joins"], "acctctl join"),
        (["account", "lst"], "acctctl account list"), (["frobnicate"], nil), (["account", "frobnicate"], nil),
    ]

    @Test(arguments: misspelt)
    func aCommandThatIsNoneIsSaidToBeNoneAndTheNearestIsNamed(_ words: [String], _ meant: String?) throws {
        for (lang, none, asks) in [("en", "there is no command", "did you mean "), ("ja", "はありません", "のことですか")] {
            let finished = try Run.command(
                Built.path("acctctl"), words, environment: ["LANG": lang == "ja" ? "ja_JP.UTF-8" : "C"])
            #expect(finished.status == 2 && finished.err.contains(none), "\(finished.err)")
            #expect(finished.err.contains("acctctl \(words.joined(separator: " "))"), "\(finished.err)")
            #expect(finished.err.contains(asks) == (meant != nil), "\(finished.err)")
            #expect(meant.map { finished.err.contains("\($0)\(lang == "en" ? "?" : " のこと")") } ?? true)
        }
    }

    static let blank: [(option: String, value: String)] = [
        ("--name", ""), ("--name", " \u{3000}"), ("--department", ""), ("--staff-no", ""),
        ("--name", String(repeating: "長", count: 65)),
    ]

    @Test(arguments: blank)
    func namesMustBeSomethingAndNotAWholeFile(_ option: String, _ value: String) throws {
        let office = try Office()
        var person = ["--name": "a", "--staff-no": "1", "--department": "b"]
        person[option] = value
        let finished = try office.run(["join", "000012"] + person.flatMap { [$0.key, $0.value] })
        #expect(finished.status == 2 && finished.err.contains(option), "\(finished.err)")
    }

    static let noLogins = ["a b", "あ", "a\nb", "#a", "a/b", "\u{202E}a", String(repeating: "a", count: 65), "a:b"]

    @Test(arguments: noLogins)
    func whatCanBeNoLoginNameIsRefusedAtJoinAndUnknownElsewhere(_ login: String) throws {
        let office = try Office()
        let person = ["--name", "a", "--staff-no", "1", "--department", "b"]
        let joined = try office.run(["join", login] + person)
        #expect(joined.status == 2 && joined.err.contains("can't be an ID: "), "\(joined.err)")
        #expect(joined.err.split(separator: "\n").count == 1)
        #expect(!joined.err.contains("\u{202E}"))
        #expect(try office.acctctl("account", "show", login).status == 3)
    }
}
