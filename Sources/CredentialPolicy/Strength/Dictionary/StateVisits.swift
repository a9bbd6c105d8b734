/// How likely a walk from a place in a password comes to each state of an automaton. Passwords are looked through for words
/// from every character on, and most of those walks end after two or three: so they come to few states, and to others than
/// most keys go through.
struct StateVisits {
    /// By state; only what is larger counts. Those of one state's followers may add up to more than its own.
    private(set) var likelihoods: [Double]

    init(_ automaton: WordAutomaton) {
        likelihoods = Array(repeating: 0, count: automaton.states.count)
        likelihoods[automaton.root] = 1
        // A state is registered behind those that it leads to.
        for state in automaton.states.indices.reversed() {
            for edge in automaton.states[state].edges {
                likelihoods[Int(automaton.targets[edge])] +=
                    likelihoods[state] * Self.likelihood(of: automaton.bytes[edge])
            }
        }
    }

    /// States, the likeliest first, and of equally likely ones those that lead to the others.
    var order: [Int] {
        likelihoods.indices.sorted { (likelihoods[$0], $0) > (likelihoods[$1], $1) }
    }

    /// As if each key were as likely as any other, and typed both for its letter and for its kana (`KanaKeysMatcher`). With
    /// what usually follows what, as the dictionary has it, a check looks at more windows of 64 KB (14 to 18), not fewer.
    private static func likelihood(of byte: UInt8) -> Double {
        switch byte {
        case ..<0x80: 1 / 40
        case 0x80..<0xC0: 1 / 9
        // The first byte of every kana, of which there are 81. Kanji can hardly be typed where passwords are.
        case 0xE3: 1
        default: 1 / 500
        }
    }
}
