import Foundation
import TestSupport
import Testing

/// What holds for every command, in both languages.
@Suite struct EveryCommandTests {
    /// Each leaves the office so that it can be run again for the next language.
    static let commands: [[String]] = [
        ["init"], ["policy", "check"], ["policy", "show"], ["policy", "explain", "password.require"],
        ["password", "issue", "000012"], ["password", "compromised", "000012"], ["password", "generate"],
        ["account", "list"], ["account", "show", "000012"],
        ["account", "explain", "000012"], ["account", "explain", "000013"], ["account", "explain", "000014"],
        ["log", "show"], ["log", "show", "--account", "000012", "--lines", "2"], ["log", "verify"],
        ["store", "verify"], ["source", "list"], ["housekeeping"],
    ]
    static let leaves: [[String]] =
        [
            ["init"], ["join"], ["retire"], ["policy", "check"], ["policy", "show"], ["policy", "explain"],
            ["policy", "install"],
            ["password", "issue"], ["password", "check"], ["password", "compromised"], ["password", "generate"],
            ["password", "blocklist", "build"], ["account", "list"], ["account", "show"],
            ["account", "explain"], ["account", "lock"], ["account", "unlock"], ["account", "rebind"],
            ["source", "list"], ["source", "unlock"], ["housekeeping"], ["log", "show"], ["log", "verify"],
            ["store", "verify"], ["store", "import-shadow"], ["doctor"],
        ]

    private func filledOffice() throws -> Office {
        let office = try Office("[password]\nhash = yescrypt 1\n")
        try office.join("000012")
        try office.join("000013", "--from", "2099-04-01", "--until", "2100-03-31")
        try office.join("a-login-name-that-is-as-long-as-a-login-name-can-be@example.city")
        try office.join("000014")
        try office.acctctl("account", "lock", "000014")
        return office
    }

    @Test func everyCommandSpeaksBothLanguagesWithinEightyColumns() throws {
        let office = try filledOffice()
        for command in Self.commands {
            let english = try office.run(command, lang: "en")
            let japanese = try office.run(command, lang: "ja")
            for finished in [english, japanese] {
                #expect(finished.status == 0 && finished.err.isEmpty, "\(command): \(finished.err)")
                #expect(!finished.out.isEmpty, "\(command) says nothing")
                #expect(try widest(finished.out) <= 80, "\(command)\n\(finished.out)")
            }
            #expect(japanese.out.unicodeScalars.contains { (0x3041...0x9FFF).contains($0.value) }, "\(command)")
            #expect(english.out != japanese.out, "\(command)")
        }
    }

    @Test func everyCommandPrintsOneDocumentWithKeysInSnakeCase() throws {
        let office = try filledOffice()
        for command in Self.commands {
            let finished = try office.run(command + ["--json"])
            #expect(finished.status == 0 && finished.lines.count == 1, "\(command)")
            let keys = Self.keys(try JSONSerialization.jsonObject(with: finished.outBytes))
            #expect(!keys.isEmpty, "\(command)")
            let odd = keys.filter { $0.wholeMatch(of: /[a-z][a-z0-9]*(_[a-z0-9]+)*/) == nil }
            #expect(odd == [], "\(command)")
        }
    }

    @Test func noCommandShowsAHash() throws {
        let office = try filledOffice()
        #expect(try office.sql("SELECT count(*) FROM passwords WHERE hash LIKE '$y$%'") != "0\n")
        for command in Self.commands {
            #expect(try !office.run(command).out.contains("$y$"), "\(command)")
            #expect(try !office.run(command + ["--json"]).out.contains("$y$"), "\(command)")
        }
    }

    @Test func everyHelpHasAnExampleInBothLanguagesWithinEightyColumns() throws {
        for leaf in Self.leaves {
            for (lang, word) in [("en", "Example:"), ("ja", "例:")] {
                let help = try Run.command(Built.path("acctctl"), leaf + ["--help", "--lang", lang])
                #expect(help.status == 0 && help.err.isEmpty)
                #expect(help.out.contains("\(word)\n  acctctl \(leaf.joined(separator: " "))"), "\(leaf) \(help.out)")
                #expect(try widest(help.out) <= 80, "\(leaf)\n\(help.out)")
                for option in ["--config", "--json", "--lang", "--yes", "--quiet"] {
                    #expect(help.out.contains(option), "\(leaf) \(option)")
                }
            }
        }
    }

    /// What the parser says by itself is in the language of the rest, and explanations fill their lines.
    @Test func aHelpTextIsOfOneLanguageAndOneWidth() throws {
        for leaf in Self.leaves + [[], ["password"], ["account"]] {
            let japanese = try Run.command(
                Built.path("acctctl"), leaf + ["--help"], environment: ["LANG": "ja_JP.UTF-8"]
            ).out
            for word in [
                "OVERVIEW", "USAGE", "OPTIONS", "ARGUMENTS", "SUBCOMMANDS", "Show ", "(default", "(values", "See '",
            ] {
                #expect(!japanese.contains(word), "\(leaf) \(word)\n\(japanese)")
            }
            let english = try Run.command(Built.path("acctctl"), leaf + ["--help"]).out
            for help in [japanese, english] {
                let paragraphs = help.components(separatedBy: "\n\n")
                #expect(paragraphs.count > 2)
                let isExplanation = !["Example", "例", "USAGE", "使い方"].contains { paragraphs[1].hasPrefix($0) }
                guard isExplanation else { continue }
                // A line ends before 60 columns where a sentence ends, and nowhere else.
                for line in paragraphs[1].split(separator: "\n") where !line.hasSuffix(".") && !line.hasSuffix("。") {
                    #expect(try widest(String(line)) >= 60, "\(leaf)\n\(help)")
                }
            }
        }
    }

    @Test func globalOptionsMayStandBeforeTheCommand() throws {
        let office = try filledOffice()
        let front = try Run.command(
            Built.path("acctctl"), ["--json", "--config", office.policy, "--lang=ja", "account", "show", "000012"])
        #expect(front.status == 0)
        #expect(try document(front.out)["account"] as? String == "000012")
    }

    @Test func theLanguageIsTheOptionThenThePolicyThenTheLocale() throws {
        let neutral = try Office()
        let japanese = try Office("[organization]\nlanguage = ja\n")
        let sound = ["en": "The log is sound", "ja": "改ざんはありません"]
        func says(_ office: Office, _ lang: String?, _ environment: [String: String]) throws -> String? {
            let out = try office.run(["log", "verify"], lang: lang, environment: environment).out
            return sound.first { out.contains($0.value) }?.key
        }
        #expect(try says(neutral, nil, [:]) == "en")
        #expect(try says(neutral, nil, ["LANG": "ja_JP.UTF-8"]) == "ja")
        #expect(try says(neutral, nil, ["LANG": "ja_JP.UTF-8", "LC_MESSAGES": "C"]) == "en")
        #expect(try says(neutral, nil, ["LC_ALL": "ja_JP.UTF-8", "LC_MESSAGES": "C"]) == "ja")
        #expect(try says(japanese, nil, ["LANG": "C"]) == "ja")
        #expect(try says(japanese, "en", ["LANG": "ja_JP.UTF-8"]) == "en")
    }

    private static func keys(_ value: Any) -> [String] {
        if let object = value as? [String: Any] { return object.keys + object.values.flatMap(keys) }
        return (value as? [Any])?.flatMap(keys) ?? []
    }
}
