import CredentialPolicy
import Testing

@Suite struct PlaceNameTests {
    /// What a caller says of itself names no place of anybody's.
    @Test(arguments: [
        ("192.0.2.1", "192.0.2.1"), ("pts/3 uid:1000", "uid:1000"), ("local uid:1000", "uid:1000"), ("tty1", "tty1"),
        ("name:evil uid:1000", "name:"), ("name:a.example.jp", "name:"), ("name:b.example.jp", "name:"),
        ("2001:db8::/64", "2001:db8::/64"), ("name:\u{301}evil", "name:"), ("tty:x uid:0", "tty:"),
        ("tty:pts/3 uid:7\u{600} uid:1000", "uid:1000"), ("name:a\u{600} uid:1000", "name:"),
    ])
    func itIsTheAddressTheTerminalOrTheUser(_ source: String, _ name: String) {
        #expect(Place.name(ofSource: source) == name)
    }

    @Test func whatIsEverybodysIsNeverKnownAndNeverStopped() {
        for name in ["", "local", "127.0.0.1", "::1", "::", "0.0.0.0"] {
            #expect(Place.isEverybodys(name) && !Place.canBeKnown(name))
        }
        // Such have a source that can be stopped, and none that could be known.
        for name in ["name:", "tty:", "fe80::/64", "::/64"] {
            #expect(!Place.canBeKnown(name) && !Place.isEverybodys(name))
        }
        for name in ["192.0.2.1", "uid:1000", "tty1"] { #expect(Place.canBeKnown(name)) }
    }
}
