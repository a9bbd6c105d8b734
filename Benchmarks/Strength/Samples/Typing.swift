import Foundation

/// How people type a word and what they put behind it.
extension SeededGenerator {
    /// `word` as it is, with a capital first, or (seldom) all in capitals: 3 forms.
    mutating func cased(_ word: String) -> String {
        switch pick([0, 0, 0, 0, 0, 1, 1, 1, 1, 2]) {
        case 0: word
        case 1: word.prefix(1).uppercased() + word.dropFirst()
        default: word.uppercased()
        }
    }

    /// `start` and one of those `endings` that make 8 characters of it, or of five usual ones if none does.
    mutating func ending(_ start: String, _ endings: [String]) -> String {
        let usual = ["1234", "12345", "123456", "1234567", "12345678"]
        let fitting = [endings, usual].map { $0.filter { start.count + $0.count >= 8 } }
        let choices = fitting[0].isEmpty ? fitting[1] : fitting[0]
        return start + pick(choices.contains("") ? choices + Array(repeating: "", count: choices.count) : choices)
    }

    /// `start` and two digits, a year of 18 or a day of the year, whichever make 8 characters of it; if none does, a
    /// year and a day: 484, 384 or 6,588 forms.
    mutating func numbered(_ start: String) -> String {
        switch start.count < 4 ? 3 : pick(start.count < 6 ? [1, 1, 2] : [0, 0, 1, 1, 2]) {
        case 0: start + digits(0...99, 2)
        case 1: start + digits(2010...2027, 4)
        case 2: start + monthDay()
        default: start + digits(2010...2027, 4) + monthDay()
        }
    }

    /// A day of the year, as in 0401: 366.
    mutating func monthDay() -> String {
        let month = number(1...12)
        return padded(month, 2) + digits(1...[31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1], 2)
    }
}
