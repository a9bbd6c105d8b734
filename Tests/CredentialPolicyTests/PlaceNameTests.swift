import CredentialPolicy
import Testing

@Suite struct PlaceNameTests {
    /// What a caller says of itself names no place of anybody's.
    @Test(arguments: [
        ("192.0.2.1", "192.0.2.1"), ("pts/3 uid:1000", "uid:1000"), ("local uid:1000", "uid:1000"), ("tty1", "tty1"),
        ("name:evil uid:1000", "name:"), ("name:a.example.jp", "name:"), ("name:b.example.jp", "name:"),
        ("2001:db8::/64", "2001:db8::/64"),
    ])
    func itIsTheAddressTheTerminalOrTheUser(_ source: String, _ name: String) {
        #expect(Place.name(ofSource: source) == name)
    }

    @Test func whatIsEverybodysIsNeverKnownAndNeverStopped() {
        for name in ["", "local", "127.0.0.1", "::/64"] {
            #expect(Place.isEverybodys(name) && !Place.canBeKnown(name))
        }
        #expect(!Place.canBeKnown("name:") && !Place.isEverybodys("name:"))
        for name in ["192.0.2.1", "uid:1000", "tty1"] { #expect(Place.canBeKnown(name)) }
    }
}
