import CredentialPolicy
import Testing

@testable import HostSystem

/// What PAM_RHOST and PAM_TTY say, as it is shown, and the place that is counted by it.
@Suite struct SourceAddressTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let said: String
        let shown: String
        /// As shown, when nil.
        var place: String?
        /// Whether a success makes it known.
        var canBeKnown = true

        init(_ description: String, _ said: String, _ shown: String, place: String? = nil, canBeKnown: Bool = true) {
            (testDescription, self.said, self.shown) = (description, said, shown)
            (self.place, self.canBeKnown) = (place, canBeKnown)
        }
    }

    private static func name(_ description: String, _ said: String) -> Row {
        Row(description, said, "name:" + said, place: "name:", canBeKnown: false)
    }

    static let addresses = [
        Row("IPv4", "192.0.2.1", "192.0.2.1"), Row("IPv6 by its /64", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        Row("another of that /64, in capitals", "2001:DB8:1:2::9", "2001:db8:1:2::/64"),
        Row("with leading zeros", "2001:0db8:0001:0002:0000:0000:0000:0009", "2001:db8:1:2::/64"),
        Row("with IPv4 at its end", "2001:db8:1:2::192.0.2.1", "2001:db8:1:2::/64"),
        Row("with a zone, which is this host's word", "2001:db8:1:2::9%x y", "2001:db8:1:2::/64"),
        Row("mapped", "::ffff:10.0.0.1", "10.0.0.1"), Row("mapped, in hexadecimal", "::ffff:0a00:0001", "10.0.0.1"),
        Row("mapped, in short hexadecimal", "::FFFF:a00:1", "10.0.0.1"),
        Row("mapped, in full", "0:0:0:0:0:ffff:10.0.0.1", "10.0.0.1"),
        Row("mapped, with a zone", "::ffff:10.0.0.1%eth0", "10.0.0.1"),
        Row("translated (RFC 6052)", "64:ff9b::10.0.0.1", "64:ff9b::a00:1"),
        Row("another translated", "64:ff9b::10.0.0.2", "64:ff9b::a00:2"),
        Row("link-local with a zone", "fe80::1%eth0", "fe80::/64", canBeKnown: false),
        Row("link-local beyond its first /64", "fe80:0:0:7::1", "fe80::/64", canBeKnown: false),
        Row("the last of link-local", "febf:ffff::1", "fe80::/64", canBeKnown: false),
        Row("compatible", "::10.0.0.1", "::/64", canBeKnown: false),
        Row("translated, stateless", "::ffff:0:10.0.0.1", "::/64", canBeKnown: false),
        Row("loopback", "::1", "::1", place: "loopback", canBeKnown: false),
        Row("loopback of IPv4", "127.8.0.1", "127.8.0.1", place: "loopback", canBeKnown: false),
        Row("loopback mapped", "::ffff:127.0.0.1", "127.0.0.1", place: "loopback", canBeKnown: false),
        Row("unspecified", "::", "::", canBeKnown: false),
        Row("unspecified of IPv4", "0.0.0.0", "0.0.0.0", canBeKnown: false),
        name("a host name", "pc1.example.jp"), name("what sshd says where it knows nothing", "UNKNOWN"),
        name("octal", "0300.0.2.1"), name("a leading zero", "192.0.2.01"), name("hexadecimal", "0x7f000001"),
        name("hexadecimal parts", "0xc0.0.2.1"), name("a number", "3221225985"), name("a short form", "127.1"),
        name("three parts", "192.0.513"), name("five parts", "192.0.2.1.5"), name("beyond a byte", "192.0.2.256"),
        name("brackets", "[2001:db8::1]"), name("brackets and a port", "[2001:db8::1]:22"),
        name("a port", "192.0.2.1:22"), name("a prefix length", "2001:db8::/64"), name("a network", "192.0.2.0/24"),
        name("IPv4 with a zone", "192.0.2.1%x"), name("a space before it", " 192.0.2.1"), name("a space", " "),
        name("a space behind it", "192.0.2.1 "), name("a newline", "x\n192.0.2.1"),
        name("full-width digits", "１９２.0.2.1"), name("a combining mark", "192.0.2.1\u{301}"),
        name("NUL behind it", "192.0.2.1\0x"), name("NUL behind IPv6", "2001:db8::1\0x"),
    ]

    /// A spoofed one must not become what a terminal, a user or another label is known by.
    static let impostors = [
        "tty1", "pts/3", ":0", "local", "uid:1000", "pts/3 uid:1000", "local uid:1000", "x uid:0", "tty:",
        "tty:x uid:0",
        "name:", "name:x", "unknown", "known", "everything", "place:192.0.2.1", "\u{301}a", "\u{200D}", "\u{FE0F}x",
        "a\u{600} uid:7",
    ]

    @Test(arguments: addresses + impostors.map { name("\"\($0)\"", $0) })
    func aRemoteHostIsItsAddressOrALabelThatIsNone(_ row: Row) {
        let shown = SourceAddress.describe(rhost: row.said, tty: "tty1", realUID: 0)
        #expect(shown == row.shown)
        let place = Place.name(ofSource: Printable.escaped(shown))
        #expect(place == row.place ?? row.shown)
        #expect(Place.canBeKnown(place) == row.canBeKnown)
    }

    @Test func ofTheAddressesOfOneSlash64NoneBringsAPlaceOfItsOwn() {
        let places = (0..<10_000).map { number in
            let rhost = "2001:db8:0:1:\(String(number, radix: 16)):\(String(number * 7 % 65_536, radix: 16))::"
            return Place.name(ofSource: SourceAddress.describe(rhost: rhost, tty: nil, realUID: 0))
        }
        #expect(Set(places) == ["2001:db8:0:1::/64"])
    }

    @Test(arguments: [255, 256, 10_000, 1_000_000])
    func aGiantOneIsCutWhateverItIsMadeOf(_ bytes: Int) {
        for unit in ["a", "\u{1}", "漢", "\u{1F600}", "\u{301}"] {
            let text = String(repeating: unit, count: bytes / unit.utf8.count)
            let shown = SourceAddress.describe(rhost: text, tty: nil, realUID: 0)
            #expect(shown == "name:" + text || shown.utf8.count <= 5 + 255 && shown.hasSuffix("..."))
            let terminal = SourceAddress.describe(rhost: nil, tty: text, realUID: 0)
            #expect(terminal.utf8.count <= 4 + 255 + 6)
        }
    }

    @Test(
        arguments: [
            ("root's tty", "/dev/tty1", 0, "tty1", "tty1"), ("another", "ttyS0", 0, "ttyS0", "ttyS0"),
            ("somebody's tty", "/dev/pts/3", 1000, "pts/3 uid:1000", "uid:1000"),
            ("a display", ":0", 0, ":0", ":0"), ("a screen of it", ":0.1", 1000, ":0.1 uid:1000", "uid:1000"),
            ("no tty", nil, 0, "local", "local"), ("an empty one", "", 1000, "local uid:1000", "uid:1000"),
            ("nothing behind /dev/", "/dev/", 0, "local", "local"),
            ("the console", "/dev/console", 0, "console", "console"), ("Xen's", "hvc0", 0, "hvc0", "hvc0"),
            ("a container's", "lxc/tty1", 0, "lxc/tty1", "lxc/tty1"),
        ] as [(String, String?, UInt32, String, String)])
    func aLocalLoginIsItsTerminalAndWhoSitsThere(
        _ name: String, _ tty: String?, _ uid: UInt32, _ shown: String, _ place: String
    ) {
        #expect(SourceAddress.describe(rhost: nil, tty: tty, realUID: uid) == shown)
        #expect(SourceAddress.describe(rhost: "", tty: tty, realUID: uid) == shown)
        #expect(Place.name(ofSource: shown) == place)
    }

    /// It is told from everything else, is nobody's known place, and whoever has a uid is counted by it.
    @Test(arguments: [
        "192.0.2.1", "2001:db8::/64", "2001:db8::1", "::1", "name:x", "uid:1000", "x uid:1000", "local", "tty:x",
        "pts/3 uid:1000\u{600}", "tty1\u{1B}[2J", "tty1\nroot", "\u{202E}1ytt", "localhost:10.0", "1", ":",
        "/dev/tty 1",
        "ｔｔｙ1", "\u{301}", "ssh", "xrdp-sesman", "cron", "tty", "/dev/tty", "pts/", "loopback",
        String(repeating: "t", count: 65),
    ]) func aTerminalThatIsNoneIsALabel(_ tty: String) {
        let roots = SourceAddress.describe(rhost: nil, tty: tty, realUID: 0)
        #expect(roots.utf8.starts(with: "tty:".utf8))
        let place = Place.name(ofSource: Printable.escaped(roots))
        #expect(place == "tty:" && !Place.canBeKnown(place) && Place.isEverybodys(place))
        let users = SourceAddress.describe(rhost: nil, tty: tty, realUID: 1000)
        #expect(users.utf8.starts(with: "tty:".utf8))
        #expect(Place.name(ofSource: Printable.escaped(users)) == "uid:1000")
    }

    /// What an administrator types, from a list, a log or a firewall.
    @Test(arguments: [
        ("192.0.2.7", "192.0.2.7"), ("::ffff:192.0.2.7", "192.0.2.7"), ("2001:db8:1:2::/64", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("uid:1000", "uid:1000"), ("name:", "name:"), ("tty1", "tty1"),
        ("", ""), ("/64", "/64"),
    ]) func aSourceIsNamedByAnyAddressOfIt(_ text: String, _ expected: String) {
        #expect(SourceAddress.name(ofArgument: text) == expected)
    }
}
