import CredentialPolicy
import Testing

@Suite struct PlaceNameTests {
    /// What a caller says of itself names no place of anybody's.
    @Test(arguments: [
        ("192.0.2.1", "192.0.2.1"), ("pts/3 uid:1000", "uid:1000"), ("local uid:1000", "uid:1000"), ("tty1", "tty1"),
        ("name:evil uid:1000", "name:"), ("name:a.example.jp", "name:"), ("name:b.example.jp", "name:"),
        ("2001:db8::/64", "2001:db8::/64"), ("127.0.0.1", "loopback"), ("127.9.8.7", "loopback"), ("::1", "loopback"),
        ("name:127.0.0.1", "name:"), ("name:\u{301}evil", "name:"), ("tty:x uid:0", "tty:"),
        ("tty:pts/3 uid:7\u{600} uid:1000", "uid:1000"), ("name:a\u{600} uid:1000", "name:"),
    ])
    func itIsTheAddressTheTerminalOrTheUser(_ source: String, _ name: String) {
        #expect(Place.name(ofSource: source) == name)
    }

    @Test func whatIsEverybodysIsNeverKnownAndNeverStopped() {
        for name in ["", "local", "loopback", "tty:", "::", "0.0.0.0"] {
            #expect(Place.isEverybodys(name) && !Place.canBeKnown(name))
        }
        // Such have a source that can be stopped, and none that could be known.
        for name in ["name:", "fe80::/64", "::/64"] {
            #expect(!Place.canBeKnown(name) && !Place.isEverybodys(name))
        }
        for name in ["192.0.2.1", "uid:1000", "tty1"] { #expect(Place.canBeKnown(name)) }
    }

    /// One source against many IDs: nobody with a name stops those with others.
    @Test func aHostNameIsASourceOfItsOwnAndAPlaceOfAll() {
        let sources = ["name:a.example.jp", "name:b.example.jp", "192.0.2.1", "pts/3 uid:1000"].map(Place.counted)
        #expect(sources.map { $0?.name } == ["name:a.example.jp", "name:b.example.jp", "192.0.2.1", "uid:1000"])
        for nobodys in ["local", "127.0.0.1", "::1", "tty:xrdp-sesman uid:0"] {
            #expect(Place.counted(source: nobodys) == nil)
        }
    }
}
