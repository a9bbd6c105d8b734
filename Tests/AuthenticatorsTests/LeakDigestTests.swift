import Authenticators
import Testing

@Suite struct LeakDigestTests {
    /// FIPS 180-4's example, the empty text, and what public corpora have for these passwords.
    @Test(
        arguments: [
            ("abc", 0xA999_3E36_4706_816A), ("", 0xDA39_A3EE_5E6B_4B0D), ("password", 0x5BAA_61E4_C9B9_3F3F),
            ("パスワード", 0xA969_4DC2_E83B_F1D3),
            (String(repeating: "a", count: 500), 0xE62C_A560_9E96_073F),
        ] as [(String, UInt64)])
    func itIsTheBeginningOfTheSHA1(_ text: String, _ digest: UInt64) {
        let bytes = Array(text.utf8)
        #expect(LeakDigest.of(bytes.span) == digest)
    }
}
