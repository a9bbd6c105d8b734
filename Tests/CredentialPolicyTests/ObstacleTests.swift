import CredentialPolicy
import Testing

/// What an administrator is told to paste into root's shell.
@Suite struct ObstacleTests {
    /// A source is whatever its caller says (PAM_RHOST, PAM_TTY).
    private static let hostile = [
        "name:x'\u{200D};touch /tmp/pwned;'\u{200D}", "name:x'\u{301};id;'\u{301}", "name:x;id", "name:$(id)",
        "name:`id`",
        "name:a b", "name:a\nid", "name:x'", "name:\u{A0}id", "name:x\u{FE0F}", "name:evil.exam\u{440}le", "--help",
        "-",
        "name:a&id", "name:a>b", "name:*", "name:~", "name:\\", "name:a%b", "name:#a", "",
    ]

    @Test(arguments: hostile) func noCommandToPasteHoldsASourceThatIsNotPlain(_ source: String) {
        #expect(Obstacle.unlock(source: source) == nil)
        let wording = Obstacle.sourceStopped(source, since: "09:00", until: "09:10").wording(of: "000012")
        for said in [wording.ja, wording.en] {
            #expect(said.contains("acctctl source list") && !said.contains("acctctl source unlock"), "\(said)")
        }
    }

    @Test(arguments: ["192.0.2.7", "2001:db8::/64", "name:PC-12.city.example", "uid:1000", "pts/3", "ttyS0", ":0"])
    func aPlainOneIsNamedInIt(_ source: String) {
        let wording = Obstacle.sourceStopped(source, since: "09:00", until: "09:10").wording(of: "000012")
        for said in [wording.ja, wording.en] { #expect(said.contains("acctctl source unlock \(source) "), "\(said)") }
    }
}
