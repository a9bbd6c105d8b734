import Testing

@testable import CredentialPolicy

@Suite struct NumberMatcherTests {
    @Test(arguments: [
        "03-1234-5678", "0312345678", "06-6543-2100", "0422-12-3456", "042-123-4567", "0120-123-456", "0120123456",
        "0120-12-3456",
        "0800-123-4567", "0570-064-000", "090-1234-5678", "09012345678", "080 1234 5678", "07012345678",
        "050-1234-5678",
        "03(1234)5678", "+81-90-1234-5678", "+819012345678", "+81312345678", "2345-6789", "345-6789", "0465-12-3456",
        "TEL03-1234-5678", "tel:0312345678", "03ー1234ー5678", "090−1234−5678", "電話2345-6789",
    ])
    func aTelephoneNumberIsOne(text: String) throws {
        let match = try #require(Found.whole(text, by: PhoneNumberMatcher()))
        #expect(match.kind == .phoneNumber)
        #expect((4...6.4).contains(match.guesses.log10))
    }

    @Test(arguments: [
        "0012345678", "0101234567", "031234567", "0901234567", "0120-1234-56", "03-1-2-345678", "0--312345678",
        "1234-5678", "12345678", "81312345678", "+82312345678", "0201234567", "234-567", "2345-67890", "-0312345678",
        "03",
    ])
    func whatNoPlanHasIsNoTelephoneNumber(text: String) {
        #expect(Found.whole(text, by: PhoneNumberMatcher()) == nil)
    }

    @Test func aTelephoneNumberIsFoundBehindAName() {
        #expect(Found.all(in: "tanaka09012345678!", by: PhoneNumberMatcher()).map(\.part) == ["09012345678"])
    }

    @Test func aPostalCodeIsOne() throws {
        let city = try #require(Found.whole("100-0001", by: PostalCodeMatcher()))
        let office = try #require(Found.whole("124-8555", by: PostalCodeMatcher()))
        let other = try #require(Found.whole("9506543", by: PostalCodeMatcher()))
        #expect(city.kind == .postalCode && city.guesses < office.guesses && office.guesses < other.guesses)
        // Any seven digits may be one, of ten million; 120,000 are.
        #expect(other.guesses.log10 < 5)
        #expect(Found.whole("100ー0001", by: PostalCodeMatcher()) == city)
        #expect(try #require(Found.whole("〒100-0001", by: PostalCodeMatcher())).guesses == city.guesses)
    }

    @Test(arguments: ["000-1234", "0081234", "0091234", "123-456", "12-34567", "1234-567", "abc-1234", "12345678"])
    func whatNoPostOfficeHasIsNoPostalCode(text: String) {
        #expect(Found.whole(text, by: PostalCodeMatcher()) == nil)
    }

    @Test(arguments: ["4649", "2525", "14106", "0840", "893"])
    func aWordInDigitsIsOne(text: String) throws {
        let match = try #require(Found.whole(text, by: NumberPunMatcher()))
        #expect(match.kind == .japaneseWord && match.disguises == .leet && match.guesses.log10 < 2.5)
    }

    @Test func otherDigitsAreNoWord() {
        #expect(Found.all(in: "7351", by: NumberPunMatcher()).isEmpty)
    }
}
