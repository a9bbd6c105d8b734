import Testing

@testable import Enforcement

/// The list of break-glass, line by line as breakglass.c reads it.
@Suite struct BreakGlassListTests {
    private static let sound = "tty tty1\nlogin kinkyu\n"

    static let lists: [(String, String, BreakGlassFault?)] = [
        ("sound", sound, nil), ("without a last newline", "login a\ntty ttyS0", nil),
        ("comments and blanks", "#x\n\n  \t\n # y z\n\ttty\t tty1 \nlogin a.b-c_d@e$\n", nil),
        ("a terminal in a directory", sound + "tty hvc/0\n", nil), ("the longest names", longest(63, 1024), nil),
        ("empty", "", .namesNobody), ("the example", "# tty tty1\n# login kinkyu\n", .namesNobody),
        ("no terminal", "login kinkyu\n", .namesNobody), ("no login name", "tty tty1\n", .namesNobody),
        ("another word", sound + "user taro\n", .line(3)), ("capitals", "TTY tty1\n", .line(1)),
        ("a word alone", sound + "\ntty\n", .line(4)), ("three words", sound + "login a b\n", .line(3)),
        ("a comment behind a name", sound + "login a # b\n", .line(3)),
        ("a pseudo-terminal", sound + "tty pts/0\n", .line(3)), ("with /dev and a dot", "tty /dev/tty.1\n", .line(1)),
        ("a carriage return", "tty tty1\r\nlogin a\r\n", .line(1)), ("kanji", sound + "login 緊急\n", .line(3)),
        ("a terminal too long", longest(64, 3), .line(1)), ("a login name too long", longest(3, 1025), .line(2)),
        ("a NUL", sound + "\0", .notText),
    ]

    private static func longest(_ tty: Int, _ login: Int) -> String {
        "tty \(String(repeating: "t", count: tty))\nlogin \(String(repeating: "l", count: login))\n"
    }

    @Test(arguments: lists) func oneLineThatIsNotUnderstoodClosesIt(
        _ name: String, _ text: String, _ fault: BreakGlassFault?
    ) {
        #expect(BreakGlassList.fault(Array(text.utf8), owner: 0, rights: 0o600) == fault)
    }

    @Test(
        arguments: [(0, 0o640), (0, 0o400), (0, 0o700), (0, 0o4600), (1000, 0o600), (0, 0o666)] as [(UInt32, UInt32)])
    func itIsRootsAloneOrNotBelieved(_ owner: UInt32, _ rights: UInt32) {
        #expect(BreakGlassList.fault(Array(Self.sound.utf8), owner: owner, rights: rights) == .notRootsAlone)
    }

    @Test func bytesThatAreNoTextCloseIt() {
        #expect(BreakGlassList.fault(Array(Self.sound.utf8) + [0xFF, 0xFE], owner: 0, rights: 0o600) == .line(3))
    }
}
