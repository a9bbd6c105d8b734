import CredentialPolicy
import Foundation
import Testing

/// The policy.conf that is shipped tells the truth about the table of keys, and the table about it.
@Suite struct ShippedPolicyTests {
    private let text: String

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        text = try String(contentsOf: root.appending(path: "policy.conf"), encoding: .utf8)
    }

    @Test func itIsThePolicyThatIsInForceWithoutAFile() throws {
        let reading = read(text)
        #expect(reading.problems.map { $0.text(in: .en) } == [])
        #expect(reading.weaker.isEmpty)
        #expect(try #require(reading.policy) == Policy())
    }

    /// A key that is not in the table would be a problem of the file.
    @Test func itSetsEveryKeyOfTheTable() {
        let lines = read(text).lines
        #expect(PolicyKey.all.filter { lines[$0.name] == nil }.map(\.name) == [])
    }

    @Test(arguments: PolicyKey.all.map(\.name)) func itExplainsEveryKeyAboveItsDefault(_ name: String) throws {
        let key = try #require(PolicyKey.matching(name).first)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let number = try #require(read(text).lines[name])
        let setting = key.defaultText.isEmpty ? "\(key.key) =" : "\(key.key) = \(key.defaultText)"
        #expect(lines[number - 1] == setting)
        #expect(lines[number - 4] == "# \(key.explanation.ja)")
        #expect(lines[number - 3] == "# \(key.explanation.en)")
        #expect(lines[number - 2].contains(key.unit.ja) && lines[number - 2].contains(key.unit.en))
        #expect(key.clause.isEmpty || lines[number - 2].hasSuffix(" 条項 clause: \(key.clause)"))
    }
}

@Suite struct PolicyKeyTests {
    @Test func theDefaultsAreThoseOfTheStandardAndTheManual() {
        let defaults = Dictionary(uniqueKeysWithValues: PolicyKey.all.map { ($0.name, $0.defaultText) })
        let promised = [
            "password.min-length": "8", "password.max-length": "256", "password.require": "letter, digit",
            "password.history": "5", "password.max-age": "never", "password.temporary-valid": "7d",
            "password.hash": "yescrypt 5", "lockout.max-failures": "5", "lockout.window": "15m",
            "lockout.duration": "15m", "lockout privileged.max-failures": "3",
            "lockout privileged.duration": "until-unlocked", "store.deadline": "3s",
            "store.url": "sqlite:/var/lib/credpolicy/credpolicy.db", "lifecycle.posix-accounts": "no",
            "organization.language": "auto", "host.unmanaged": "root, uid:0-999, uid:65534",
        ]
        for (name, value) in promised { #expect(defaults[name] == value, "\(name)") }
    }

    @Test func aShortNameMeansEveryKeyThatHasIt() {
        #expect(PolicyKey.matching("min-length").map(\.name) == ["password.min-length"])
        #expect(PolicyKey.matching("lockout.window").map(\.name) == ["lockout.window"])
        #expect(PolicyKey.matching("window").map(\.name) == ["lockout.window", "lockout privileged.window"])
        #expect(PolicyKey.matching("nothing").isEmpty)
    }

    @Test func aMisspeltNameHasANearestOne() {
        #expect(PolicyKey.nearest(to: "pasword.min-length") == "password.min-length")
        #expect(PolicyKey.nearest(to: "min_length") == "min-length")
        #expect(PolicyKey.nearest(to: "xyzzy") == nil)
        #expect(PolicyKey.nearest(to: String(repeating: "min-length", count: 1_000)) == nil)
    }

    @Test func everyKeyIsExplainedInBothLanguages() {
        for key in PolicyKey.all {
            #expect(key.explanation.ja.hasSuffix("。") && key.explanation.en.hasSuffix("."), "\(key.name)")
            #expect(!key.unit.ja.isEmpty && key.unit.en.utf8.allSatisfy { $0 < 0x80 }, "\(key.name)")
        }
    }

    @Test func theCanonicalTextChangesWithEveryKeyAndKeepsItsOrder() {
        let lines = Policy().canonicalText.split(separator: "\n")
        #expect(lines.count == PolicyKey.all.count)
        for (line, key) in zip(lines, PolicyKey.all) { #expect(line.hasPrefix("\(key.name) =")) }
        var other = Policy()
        other.organization.name = "a\nstore.deadline = 8s"
        #expect(other.canonicalText.split(separator: "\n").count == PolicyKey.all.count)
        #expect(other.canonicalText != Policy().canonicalText)
    }
}
