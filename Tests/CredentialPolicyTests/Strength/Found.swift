@testable import CredentialPolicy

/// A part that a matcher found, with its characters, which a test may show.
struct Found: CustomStringConvertible, Sendable {
    let part: String
    let match: StrengthMatch

    var description: String { "\(part): \(match.kind.rawValue) 10^\(match.guesses.log10)" }

    /// Everything that `matcher` finds in `text`.
    static func all(in text: String, by matcher: any StrengthMatcher) -> [Found] {
        all(in: text) { matcher.find(in: $0, $1, &$2) }
    }

    static func all(
        in text: String, by find: (Span<UInt8>, ScalarMap, inout StrengthMatches) -> Void
    ) -> [Found] {
        let bytes = Array(text.utf8)
        let span = bytes.span
        guard let scalars = ScalarMap(span) else { return [] }
        var matches = StrengthMatches(upTo: scalars.count)
        find(span, scalars, &matches)
        let characters = Array(text.unicodeScalars)
        return matches.all.map { match in
            Found(part: String(String.UnicodeScalarView(characters[match.range])), match: match)
        }
    }

    /// The cheapest match for the whole text.
    static func whole(_ text: String, by matcher: any StrengthMatcher) -> StrengthMatch? {
        all(in: text, by: matcher).filter { $0.part == text }.map(\.match).min { $0.guesses < $1.guesses }
    }
}
