import Authenticators
import Testing

@Suite struct WrongPasswordTagTests {
    /// RFC 4231, test cases 2 and 1.
    @Test(
        arguments: [
            (Array("Jefe".utf8), "what do ya want ", "for nothing?", 0x5BDC_C146),
            ([UInt8](repeating: 0x0B, count: 20), "", "Hi There", 0xB034_4C61),
        ] as [([UInt8], String, String, UInt32)])
    func itIsTheBeginningOfTheHMAC(_ key: [UInt8], _ context: String, _ text: String, _ tag: UInt32) {
        let bytes = Array(text.utf8)
        #expect(WrongPasswordTag.of(bytes.span, context: Array(context.utf8), key: key) == tag)
    }
}
