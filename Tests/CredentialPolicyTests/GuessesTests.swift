import CredentialPolicy
import Foundation
import Testing

@Suite struct GuessesTests {
    @Test(arguments: [1, 2, 9.99, 10, 1023, 1024, 1e6, 62e18, 1e300])
    func theLogarithmIsTheLibrarys(number: Double) {
        #expect(abs(Guesses(number).log10 - log10(number)) < 1e-9 * max(1, log10(number)))
    }

    @Test func lessThanOneGuessIsOne() {
        #expect(Guesses(0).log10 == 0 && Guesses(0.3).log10 == 0)
    }

    @Test func partsMultiply() {
        #expect(Guesses(log10: 2) * Guesses(log10: 3.5) == Guesses(log10: 5.5))
    }
}
