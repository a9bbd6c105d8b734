/// How many guesses a password takes of an attacker who knows the dictionary, how people build passwords, the person
/// and the organisation.
///
/// Matchers say what parts of it could be; the cheapest way to put it together counts (`Segmentation`). The
/// number of matches is bounded, and with it the time for whatever somebody crafts.
public struct PasswordEstimator: Sendable {
    /// What follows is not looked at; of a part that goes on behind it, what is before counts.
    static let most = 256

    private let person: WordMatcher<PersonalTree>
    private let matchers: [any StrengthMatcher]
    private let alphabets = Alphabets()

    /// - Parameter year: the present one; dates near it are tried first.
    public init(facts: PersonalFacts, year: Int) {
        person = WordMatcher(tree: PersonalWords.tree(of: facts), shortest: 2)
        matchers = [
            DateMatcher(currentYear: year), EraDateMatcher(currentYear: year), MonthNameMatcher(currentYear: year),
            PhoneNumberMatcher(), PostalCodeMatcher(), NumberPunMatcher(), RecitalMatcher(), KeyboardWalkMatcher(),
            KanaRowMatcher(),
            SequenceMatcher(), RepetitionMatcher(), EndingMatcher(), SuffixMatcher(), WrapMatcher(),
            PaddedNumberMatcher(), NumeralMatcher(),
        ]
    }

    /// Estimates one password. Nothing of it outlives the call.
    ///
    /// - Parameters:
    ///   - text: NFKC-normalised UTF-8.
    ///   - old: the password before, where it is known, in the same form.
    ///   - words: those that the dictionary was checked against.
    /// - Returns: a single guess for what is no UTF-8 or has more than 511 bytes: it can't be a password.
    public func strength(
        of text: Span<UInt8>, old: Span<UInt8>?, dictionary: StrengthDictionary, words: Span<UInt32>
    ) -> PasswordStrength {
        guard let scalars = ScalarMap(text) else { return PasswordStrength(guesses: Guesses(log10: 0), parts: []) }
        // First, so that no number of other matches leaves it out.
        var matches = StrengthMatches(upTo: min(scalars.count, Self.most))
        if let old, let before = ScalarMap(old) {
            OldPasswordMatcher().find(in: text, scalars, old: old, before, &matches)
        }
        let sharesOld = !matches.all.isEmpty
        var strength = strength(of: text, scalars, matches, dictionary, words)
        strength.sharesOld = sharesOld
        guard strength.guesses.log10 > Tuning.otherwise else { return strength }
        for reading in TextReading.all(of: text, scalars, dictionary, words) {
            var guesses = Guesses(log10: reading.cost)
            for map in reading.maps where guesses < strength.guesses {
                guesses =
                    guesses * self.strength(of: text, map, StrengthMatches(upTo: map.count), dictionary, words).guesses
            }
            guard guesses < strength.guesses else { continue }
            strength.guesses = guesses
            strength.parts = [StrengthMatch(0..<scalars.count, reading.kind, guesses)]
        }
        return strength
    }

    /// Estimates a text in one reading.
    /// - Parameter found: what is known of it already.
    private func strength(
        of text: Span<UInt8>, _ scalars: ScalarMap, _ found: StrengthMatches, _ dictionary: StrengthDictionary,
        _ words: Span<UInt32>
    ) -> PasswordStrength {
        let count = min(scalars.count, Self.most)
        var matches = found
        WordMatcher(tree: DictionaryTree(dictionary: dictionary), shortest: 2).find(in: text, scalars, words, &matches)
        SplitWordMatcher().find(in: text, scalars, dictionary, words, &matches)
        KanaKeysMatcher().find(in: text, scalars, dictionary, words, &matches)
        person.find(in: text, scalars, words, &matches)
        for matcher in matchers { matcher.find(in: text, scalars, &matches) }
        FourDigitsMatcher().find(in: text, scalars, &matches)
        let unknown = UnknownText(text, scalars, count, alphabets, dictionary, words)
        let familiar = FamiliarText(text, scalars, count, dictionary, words)
        let strength = Segmentation.cheapest(count, matches, unknown, familiar)
        // Texts that hang together are guessed as a whole before their parts are put together.
        guard count == scalars.count else { return strength }
        let capitals = Guesses(scalars.capitalsFactor(0..<count, of: text)).log10
        guard let cost = dictionary.textCost(text, scalars, below: strength.guesses.log10 - capitals, in: words) else {
            return strength
        }
        let whole = Guesses(log10: cost + capitals)
        return PasswordStrength(guesses: whole, parts: [StrengthMatch(0..<count, .likeMany, whole)])
    }
}
