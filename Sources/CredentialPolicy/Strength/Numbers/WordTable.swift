/// A small table of words to be looked up where a password lies.
///
/// It is written as one text: words in `plain` characters (`ScalarMap.plain`), spellings of the same word with strokes
/// between them, then a blank. Each word's number in the text is what it means. Beginnings are found by their last
/// seven bits, so that a character which begins no word costs next to nothing. It is not generic and made of no
/// strings, as a helper that judges one password fills every table anew: 20 µs less for each.
struct WordTable: Sendable {
    /// By spelling: the word's number, and where in `characters` it begins and ends.
    private var spellings: [(number: Int, start: Int, end: Int)] = []
    private var characters: [UInt32] = []
    /// By the last seven bits of the first character: the first of its spellings; one more at the end.
    private var buckets = [Int](repeating: 0, count: 129)

    init(_ text: String) {
        var (number, start) = (0, 0)
        var all: [(number: Int, start: Int, end: Int)] = []
        for scalar in text.unicodeScalars {
            if scalar != " " && scalar != "/" {
                characters.append(scalar.value)
                continue
            }
            if characters.count > start { all.append((number, start, characters.count)) }
            start = characters.count
            if scalar == " " { number += 1 }
        }
        if characters.count > start { all.append((number, start, characters.count)) }
        sort(all)
    }

    /// By counting.
    private mutating func sort(_ all: [(number: Int, start: Int, end: Int)]) {
        for spelling in all { buckets[bucket(spelling.start) + 1] += 1 }
        for bucket in 0..<128 { buckets[bucket + 1] += buckets[bucket] }
        var next = buckets
        spellings = all
        for spelling in all {
            let bucket = bucket(spelling.start)
            spellings[next[bucket]] = spelling
            next[bucket] += 1
        }
    }

    private func bucket(_ start: Int) -> Int { Int(characters[start] & 0x7F) }

    /// The spellings that may stand at `index`; ask `end(of:at:in:_:)` of each.
    func candidates(at index: Int, in text: Span<UInt8>, _ scalars: ScalarMap) -> Range<Int> {
        let bucket = Int(scalars.plain(index, of: text) & 0x7F)
        return buckets[bucket]..<buckets[bucket + 1]
    }

    /// Which word of the text it is, from 0.
    func number(of candidate: Int) -> Int { spellings[candidate].number }

    /// Where the spelling ends if it stands at `index`.
    func end(of candidate: Int, at index: Int, in text: Span<UInt8>, _ scalars: ScalarMap) -> Int? {
        let (_, start, end) = spellings[candidate]
        guard index + end - start <= scalars.count else { return nil }
        for place in start..<end where scalars.plain(index + place - start, of: text) != characters[place] {
            return nil
        }
        return index + end - start
    }
}
