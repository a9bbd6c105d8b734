import Foundation
import TestSupport
import Testing

/// `password issue|check`.
@Suite struct PasswordTests {
    private func office() throws -> Office {
        let office = try Office(
            "[password]\nhash = yescrypt 1\ndictionary = \(Built.path("dictionary"))\n"
                + "[organization]\nwords = katsushika\n")
        try office.join("yamada57")
        return office
    }

    @Test func issueReplacesThePasswordByANewTemporaryOne() throws {
        let office = try office()
        let hash = "SELECT hash FROM passwords"
        let before = try office.sql(hash)
        let first = try office.json("password", "issue", "yamada57")
        let second = try office.json("password", "issue", "yamada57")
        #expect(first["account"] as? String == "yamada57")
        #expect(first["temporary_password"] as? String != second["temporary_password"] as? String)
        #expect(try office.sql(hash) != before)
        let until = try Date(try #require(second["valid_until"] as? String), strategy: .iso8601)
        #expect(abs(until.timeIntervalSinceNow - 7 * 86_400) < 60)
        #expect(try office.json("account", "show", "yamada57")["password"] as? String == "temporary")
    }

    static let judged: [(password: String, user: String?, code: String?)] = [
        ("correct-55-horse-7vkqm2", nil, nil), ("abc1", nil, "too_short"), ("abcdefghijk", nil, "missing_digit"),
        ("", nil, "empty"), ("1katsushika1", nil, "contains_organization_word"), ("kx7-yamada57-wq2v", nil, nil),
        ("kx7-yamada57-wq2v", "yamada57", "contains_login_name"), ("\u{7}abcdefg1", nil, "control_character"),
        (String(repeating: "a1", count: 5_000), nil, "too_long"), ("Reiwa0601", nil, "guessable"),
        ("zeimuka-2026", nil, "guessable"), ("\u{FF32}eiwa0601", nil, "guessable"),
    ]

    @Test(arguments: judged)
    func checkGivesTheVerdictItsReasonsAndTheStatus(_ password: String, _ user: String?, _ code: String?) throws {
        let office = try office()
        let words = ["password", "check"] + (user.map { ["--user", $0] } ?? [])
        let finished = try office.run(words + ["--json"], stdin: password + "\n")
        #expect(finished.status == (code == nil ? 0 : 1))
        let verdict = try document(finished.out)
        let codes = (verdict["reasons"] as? [[String: Any]])?.compactMap { $0["code"] as? String }
        #expect(verdict["accepted"] as? Bool == (code == nil))
        #expect(code == nil ? codes == [] : codes?.contains(code!) == true, "\(codes ?? [])")
        #expect(Set(verdict.keys) == ["accepted", "guesses_log10", "reasons", "matches"])
        let canBeJudged = code == nil || !["empty", "control_character", "too_long"].contains(code!)
        #expect((verdict["guesses_log10"] is NSNumber) == canBeJudged)
        let parts = try #require(verdict["matches"] as? [[String: Any]]).map { $0["part"] as? String ?? "?" }
        #expect(parts.joined() == (canBeJudged ? password.precomposedStringWithCompatibilityMapping : ""))
        for lang in ["en", "ja"] {
            let text = try office.run(words, lang: lang, stdin: password)
            #expect(text.status == finished.status && text.err.isEmpty)
            #expect(try widest(text.out) <= 80)
        }
    }

    @Test func peopleSeeAMeterThePartsAndTheReasonInTheirLanguage() throws {
        let office = try office()
        let seen = try office.acctctl("password", "check", lang: "ja", stdin: "katsura0401\n").lines
        #expect(seen[0] == "使えません。" && seen[1].hasPrefix("  [#") && seen[1].contains("推測回数"))
        #expect(
            seen.contains { $0.hasPrefix("    katsura  ") } && seen.contains { $0.hasPrefix("    0401     日付") },
            "\(seen)")
        #expect(seen.contains { $0.contains("『katsura』は") && $0.contains("『0401』は日付") }, "\(seen)")
        let english = try office.acctctl("password", "check", stdin: "Kitakami-suzume-tobira-9\n").lines
        #expect(english[0] == "It can be used." && english.contains { $0.hasSuffix("other characters") }, "\(english)")
    }

    /// ps(1) shows it while the command runs, and the shell's history for ever: that is said, and it is not shown again.
    @Test(arguments: [
        ["hunter2"], ["--", "hunter2"], ["-Passwort9"], ["hunter2", "and more"], ["--batch", "hunter2"],
        ["--Passwort9"],
        ["--Passwort9=hunter2"], ["--it's-Passwort9"], ["--user", "a", "--Passwort9"], ["--\u{202E}hunter2"],
    ])
    func aPasswordOnTheCommandLineIsRefusedAndNotShownOnceMore(_ words: [String]) throws {
        let office = try office()
        for (lang, said) in [("en", "a password is no argument"), ("ja", "パスワードは引数に書けません")] {
            let finished = try Run.command(
                Built.path("acctctl"), ["password", "check", "--lang", lang, "--config", office.policy] + words,
                stdin: "correct-55-horse\n")
            #expect(finished.status == 2 && finished.err.contains(said), "\(finished.err)")
            #expect(!finished.err.contains("hunter2") && !finished.err.contains("Passwort9") && finished.out.isEmpty)
        }
        #expect(try !Run.command(Built.path("acctctl"), ["password", "check", "--help"]).out.contains("disclosed"))
    }

    /// By any way that the parser complains of an argument.
    @Test(arguments: [
        ["password", "check", "--quiet=S3cret"], ["password", "check", "--batch=S3cret"],
        ["password", "check", "--lang=S3cret"],
        ["password", "check", "--usr=S3cret"], ["password", "S3cret"], ["password", "blocklist", "S3cret"],
        ["password", "generate", "S3cret"], ["password", "generate", "S3cret", "and S3cret"],
        ["password", "generate", "--words", "S3cret"], ["password", "generate", "--words", "S3cret' --length"],
        ["password", "issue", "yamada57", "S3cret"], ["password", "issue", "yamada57", "--password", "S3cret"],
        ["password", "issue", "yamada57", "--S3cret"], ["password", "compromised", "yamada57", "S3cret"],
        ["password", "compromised", "yamada57", "--json=S3cret"], ["--S3cret", "password", "check"],
        ["password", "blocklist", "build", "words", "--output", "list", "--min-count", "S3cret"],
    ])
    func whatMayBeAPasswordIsNotShownByAnyPasswordCommand(_ words: [String]) throws {
        for (lang, said) in [("en", "acctctl "), ("ja", "ま")] {
            let finished = try Run.command(
                Built.path("acctctl"), words, environment: ["LANG": lang == "ja" ? "ja_JP.UTF-8" : "C"])
            #expect(finished.status == 2 && finished.out.isEmpty && !finished.err.contains("S3cret"), "\(finished.err)")
            #expect(finished.err.contains(said) && finished.err.split(separator: "\n").count == 1, "\(finished.err)")
            if words[1] == "check" { #expect(finished.err.contains(lang == "en" ? "type" : "入力"), "\(finished.err)") }
        }
    }

    /// JIS X 4051, as far as a terminal goes.
    @Test func japaneseLinesBreakWhereJapaneseDoes() throws {
        let office = try office()
        var lines: [String] = []
        for number in 0..<40 {
            let password =
                "katsu" + String(repeating: "ra", count: number % 7) + "0401"
                + String(repeating: "9", count: number % 11)
            lines += try office.acctctl("password", "check", lang: "ja", stdin: password + "\n").lines + [""]
        }
        #expect(lines.count { $0.hasPrefix("  『") } > 10)
        for (line, next) in zip(lines, lines.dropFirst()) where line.hasPrefix("  ") && !next.isEmpty {
            let first = next.drop { $0 == " " }.first ?? " "
            #expect(!"、。」』)ぁぃぅぇぉっゃゅょァィゥェォッャュョー".contains(first), "\(line)\n\(next)")
            let isCut = line.last?.isNumber == true && "語文回".contains(first)
            #expect(!isCut, "\(line)\n\(next)")
        }
    }

    @Test func theMeterMarksWhereGuessesAreEnough() throws {
        let office = try office()
        let bars = try ["abcdefgh1", "Kitakami-suzume-tobira-9"].map { password in
            try office.acctctl("password", "check", stdin: password + "\n").lines[1].prefix { $0 != "]" }
        }
        for bar in bars { #expect(bar.count == 24 && bar.dropFirst(15).first == "|", "\(bar)") }
        #expect(bars[0].contains("-|-") && bars[1].contains("#|#"), "\(bars)")
    }

    @Test func theNumberOfGuessesIsSaidAsPeopleCount() throws {
        let office = try Office("[password]\nmin-guesses = 9.5\n", initialized: false)
        func said(_ password: String, _ lang: String) throws -> String {
            try office.acctctl("password", "check", lang: lang, stdin: password + "\n").lines[1]
        }
        #expect(try said("password", "en").contains(/about [0-9]+ guesses \(10\^[0-9.]+; 10\^9.5 are needed\)/))
        #expect(try said("password", "ja").contains(/推測回数 約[0-9]+回\(10の[0-9.]+乗、基準は9.5乗\)/))
        let long = "x7Qm-2vLp-9RtZ-w4Kd-8sHj"
        #expect(try said(long, "ja").contains("1京以上回") == false && said(long, "ja").contains("1京回以上"))
        #expect(try said(long, "en").contains("over 10,000 trillion guesses"))
    }

    @Test func aLostDictionaryIsToldAndTheWorstAreStillRefused() throws {
        let office = try Office("[password]\ndictionary = /nonexistent/dictionary\n")
        let checked = try office.acctctl("password", "check", stdin: "password77\n")
        #expect(checked.status == 1 && checked.out.contains("\"password\" is a common password"), "\(checked)")
        #expect(
            checked.err
                == "acctctl: /nonexistent/dictionary can't be used, so this goes without it: look with acctctl doctor\n"
        )
        let doctor = try office.json("doctor", status: 1)
        let findings = try #require(doctor["findings"] as? [[String: Any]])
        #expect(findings.contains { $0["code"] as? String == "strength_file" && $0["clause"] as? String == "K3-2-2-i" })
    }

    @Test func aBatchIsAnsweredLineByLineInOrder() throws {
        let office = try office()
        let input = "correct-55-horse-7vkqm2\r\nabc\n\nkitakami-77-suzume-w4zqhx"
        let finished = try office.acctctl("password", "check", "--batch", "--json", stdin: input)
        #expect(finished.status == 1)
        #expect(try finished.lines.map { try document($0)["accepted"] as? Bool } == [true, false, false, true])
        let text = try office.acctctl("password", "check", "--batch", stdin: input)
        #expect(text.lines.filter { $0.first?.isNumber == true }.map { $0.prefix(2) } == ["1:", "2:", "3:", "4:"])
        #expect(try office.acctctl("password", "check", "--batch", stdin: "correct-55-horse-7vkqm2\n").status == 0)
    }

    @Test func moreThanOneLineWithoutBatchIsRefused() throws {
        let finished = try office().acctctl("password", "check", stdin: "correct-55-horse-7vkqm2\nabc\n")
        #expect(finished.status == 2 && finished.err.contains("--batch") && finished.out.isEmpty)
    }

    @Test func bytesThatAreNoTextAreAVerdictAndNoCrash() throws {
        let office = try office()
        let bytes = Data([0xFF, 0xFE, 0x00, 0x80])
        let finished = try Run.command(
            Built.path("acctctl"), ["password", "check", "--json", "--config", office.policy], input: bytes)
        #expect(finished.status == 1)
        #expect(try document(finished.out)["accepted"] as? Bool == false)
    }

    @Test func withoutAUserNoStoreIsNeeded() throws {
        let office = try Office(initialized: false)
        #expect(try office.acctctl("password", "check", stdin: "correct-55-horse-7vkqm2\n").status == 0)
        #expect(try office.acctctl("password", "check", "--user", "a", stdin: "correct-55-horse-7vkqm2\n").status == 3)
    }
}
