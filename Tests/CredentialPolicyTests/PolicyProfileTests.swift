import CredentialPolicy
import Testing

@Suite struct PolicyProfileTests {
    /// What a policy that is set as a profile says falls short of.
    private func shortfalls(of name: String, following: String) throws -> [String] {
        let profile = try #require(PolicyProfile.named(following))
        let demands = profile.demands.sorted { left, right in
            PolicyKey.all.firstIndex { $0.name == left.key.name }! < PolicyKey.all.firstIndex {
                $0.name == right.key.name
            }!
        }
        var (text, section) = ("", "")
        for demand in demands {
            if demand.key.section != section { text += "[\(demand.key.section)]\n" }
            section = demand.key.section
            text += "\(demand.key.key) = \(demand.value)\n"
        }
        let reading = read(text)
        #expect(reading.problems.map { $0.text(in: .en) } == [] && reading.weaker.isEmpty)
        let judged = try #require(PolicyProfile.named(name))
        return judged.shortfalls(of: try #require(reading.policy)).map(\.text.en)
    }

    @Test(arguments: PolicyProfile.all.map(\.name)) func whoeverFollowsAProfileMeetsIt(name: String) throws {
        // The standard's letters and digits are in force whatever is set, and NIST wants none demanded.
        let never =
            "nist-800-63b-4 3.1.1.2: password.require = letter, digit: no kinds are demanded"
        #expect(try shortfalls(of: name, following: name).filter { $0 != never } == [])
    }

    @Test func profilesContradictEachOther() throws {
        #expect(
            try shortfalls(of: "nist-800-63b-4", following: "cis-debian-12").contains {
                $0.hasPrefix("nist-800-63b-4 3.1.1.2: password.max-age = 365d:")
            })
        #expect(
            try shortfalls(of: "cis-debian-12", following: "nist-800-63b-4").contains {
                $0.hasPrefix("cis-debian-12 5.4.1.1: password.max-age = never:")
            })
    }

    /// Each clause by a policy that breaks it and nothing else that the profile wants.
    @Test(arguments: [
        ("municipal", "K5-2-1-u-i", "[lockout]\nmax-failures = 3\n[lockout privileged]\nmax-failures = 3\n"),
        ("resident-network", "文字種", "[password]\nrequire = letter, digit, symbol\n"),
        ("resident-network", "有効期間", "[password]\nmax-age = 400d\n"),
        ("resident-network", "失敗回数", "[lockout]\nmax-failures = 4\n"),
        ("resident-network", "失敗回数", "[lockout]\nmax-failures = 3\nmax-failures-total = 4\n"),
        ("resident-network", "失敗回数", "[lockout privileged]\nmax-failures = 4\n"),
        ("nist-800-63b-4", "3.1.1.2", "[password]\nmin-length = 14\n"),
        ("nist-800-63b-4", "3.1.1.2", "[password]\nmax-length = 63\n"),
        ("nist-800-63b-4", "3.1.1.2", "[password]\nblocklist =\n"),
        ("cis-debian-12", "5.3.3.1.1", "[lockout]\nmax-failures = 6\n"),
        // The default of 20 in all lets four times as many guesses through as deny = 5 does.
        ("cis-debian-12", "5.3.3.1.1", "[lockout]\nmax-failures = 5\nmax-failures-total = 20\n"),
        ("cis-debian-12", "5.3.3.1.1", "[lockout]\nmax-failures = 6\n[lockout privileged]\nmax-failures = 6\n"),
        ("cis-debian-12", "5.3.3.1.1", "[lockout privileged]\nmax-failures-total = 6\n"),
        ("cis-debian-12", "5.3.3.1.2", "[lockout]\nduration = 14m\n"),
        ("cis-debian-12", "5.3.3.2.2", "[password]\nmin-length = 13\n"),
        ("cis-debian-12", "5.3.3.3.1", "[password]\nhistory = 23\n"),
        ("cis-debian-12", "5.4.1.1", "[password]\nmax-age = 366d\n"),
    ]) func aSettingThatFallsShortIsNamedWithItsClause(name: String, clause: String, text: String) throws {
        let policy = try #require(read(text).policy)
        let key = try #require(text.split(separator: "\n").last?.split(separator: " ").first)
        let found = try #require(PolicyProfile.named(name)).shortfalls(of: policy)
        #expect(found.contains { $0.demand.clause == clause && $0.demand.key.key == key }, "\(found.map(\.text.en))")
    }

    @Test func aMisspeltNameFindsItsProfile() {
        #expect(PolicyProfile.nearest(to: "cis-debian12") == "cis-debian-12" && PolicyProfile.named("cis") == nil)
    }
}
