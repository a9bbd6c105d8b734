/// An automaton as words (`DictionaryFormat.State`).
struct StateLayout {
    private(set) var words: [UInt32] = []
    private let automaton: WordAutomaton
    /// Where each state begins in `words`; `unplaced` before it has one.
    private var places: [UInt32]
    private static let unplaced = UInt32.max

    init(_ automaton: WordAutomaton) {
        self.automaton = automaton
        places = Array(repeating: Self.unplaced, count: automaton.states.count)
        var pending = [automaton.root]
        var placed: [Int] = []
        var end: UInt32 = 0
        while var state = pending.popLast() {
            while places[state] == Self.unplaced {
                places[state] = end
                placed.append(state)
                let targets = automaton.targets[automaton.states[state].edges]
                guard targets.count == 1, places[Int(targets.first!)] == Self.unplaced else {
                    end += Self.size(automaton, state)
                    pending += targets.reversed().map(Int.init)
                    break
                }
                // The only way on, and nobody has placed it: it comes next and needs no address.
                end += 1
                state = Int(targets.first!)
            }
        }
        words.reserveCapacity(Int(end))
        for state in placed { write(state) }
    }

    private static func size(_ automaton: WordAutomaton, _ state: Int) -> UInt32 {
        let edges = automaton.states[state].edges
        switch edges.count {
        case 0: return 1
        case ...DictionaryFormat.State.mostListed: return UInt32(2 * edges.count)
        default: return 1 + UInt32(Set(automaton.bytes[edges].map { $0 >> 5 }).count + 2 * edges.count)
        }
    }

    private mutating func write(_ state: Int) {
        typealias Format = DictionaryFormat.State
        let edges = automaton.states[state].edges
        let final = automaton.states[state].isFinal ? Format.final : 0
        guard edges.count <= Format.mostListed else { return writeMany(edges, final) }
        var header = final | UInt32(edges.count) << Format.countShift
        for (position, byte) in automaton.bytes[edges].enumerated() { header |= UInt32(byte) << (8 + 8 * position) }
        let start = UInt32(words.count)
        if edges.count == 1, places[Int(automaton.targets[edges.lowerBound])] == start + 1 {
            return words.append(header | Format.adjacent)
        }
        words.append(header)
        var skip = final
        for edge in edges {
            words.append(places[Int(automaton.targets[edge])])
            if edge > edges.lowerBound { words.append(skip) }
            skip += automaton.states[Int(automaton.targets[edge])].keys
        }
    }

    private mutating func writeMany(_ edges: Range<Int>, _ final: UInt32) {
        typealias Format = DictionaryFormat.State
        var maps = [UInt32](repeating: 0, count: 8)
        for byte in automaton.bytes[edges] { maps[Int(byte >> 5)] |= 1 << UInt32(byte & 31) }
        let blocks = (0..<8).reduce(UInt32(0)) { maps[$1] == 0 ? $0 : $0 | 1 << UInt32($1) }
        words.append(final | Format.many << Format.countShift | blocks << 8)
        words += maps.filter { $0 != 0 }
        var skip = final
        for edge in edges {
            words += [places[Int(automaton.targets[edge])], skip]
            skip += automaton.states[Int(automaton.targets[edge])].keys
        }
    }
}
