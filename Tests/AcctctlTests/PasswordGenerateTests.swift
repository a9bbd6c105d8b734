import Foundation
import TestSupport
import Testing

/// `password generate`: everybody's, without policy or store.
@Suite struct PasswordGenerateTests {
    private func generate(_ words: String..., lang: String = "en") throws -> Finished {
        try Run.command(Built.path("acctctl"), ["password", "generate", "--lang", lang] + words)
    }

    private func made(_ words: String...) throws -> [[String: Any]] {
        let finished = try Run.command(Built.path("acctctl"), ["password", "generate", "--json"] + words)
        #expect(finished.status == 0)
        return try #require(try document(finished.out)["passwords"] as? [[String: Any]])
    }

    @Test func unlessToldOtherwiseOneOfEachFormIsMadeWithItsEntropy() throws {
        let both = try made()
        #expect(both.map { $0["form"] as? String } == ["characters", "words"])
        #expect(both.map { $0["entropy_bits"] as? Int } == [59, 46])
        #expect(try generate().lines.map { $0.hasSuffix(" bits") } == [true, true])
        #expect(try generate(lang: "ja").lines.map { $0.hasSuffix("ビット") } == [true, true])
        #expect(try generate("--quiet").lines.allSatisfy { !$0.contains(" ") })
    }

    @Test func nothingInItLooksLikeAnythingElse() throws {
        for password in try made("--length", "8", "--count", "1000") {
            let text = try #require(password["password"] as? String)
            #expect(text.wholeMatch(of: /[a-hj-km-np-z2-9]{4}-[a-hj-km-np-z2-9]{4}/) != nil, "\(text)")
        }
    }

    @Test func wordsAndLengthAreAsManyAsAskedFor() throws {
        for words in try made("--words", "6", "--count", "20") {
            let text = try #require(words["password"] as? String)
            #expect(text.wholeMatch(of: /([a-z]{3,9}-){6}[2-9]{2}/) != nil, "\(text)")
        }
        let text = try #require(try made("--length", "13")[0]["password"] as? String)
        #expect(text.replacing("-", with: "").count == 13)
        #expect(try made("--length", "12", "--words", "4", "--count", "3").count == 6)
    }

    @Test func noTwoAreTheSame() throws {
        let all = try made("--count", "1000").compactMap { $0["password"] as? String }
        #expect(Set(all).count == 2000)
    }

    @Test(arguments: [("--words", "2"), ("--words", "13"), ("--length", "7"), ("--length", "65"), ("--count", "0")])
    func whatCantBeMadeIsRefused(_ option: String, _ value: String) throws {
        let finished = try generate(option, value)
        #expect(finished.status == 2 && finished.err.contains(option) && finished.out.isEmpty)
    }

    @Test func theRulesTakeWhatIsMade() throws {
        let office = try Office(initialized: false)
        let input = try made("--count", "20").compactMap { $0["password"] as? String }.joined(separator: "\n")
        #expect(try office.acctctl("password", "check", "--batch", stdin: input).status == 0)
    }
}
