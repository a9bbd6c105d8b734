/// An automaton as words (`DictionaryFormat.State`).
struct StateLayout {
    private typealias Format = DictionaryFormat.State
    private(set) var words: [UInt32] = []
    private let automaton: WordAutomaton
    /// Where each state begins in `words`; `unplaced` before it has one, and for those inside a run.
    private var places: [UInt32]
    private static let unplaced = UInt32.max
    /// Places that targets still have to be written to.
    private var open: [(index: Int, state: Int)] = []

    init(_ automaton: WordAutomaton) {
        self.automaton = automaton
        places = Array(repeating: Self.unplaced, count: automaton.states.count)
        var entrances = [UInt8](repeating: 0, count: automaton.states.count)
        for target in automaton.targets { entrances[Int(target)] = min(2, entrances[Int(target)] + 1) }
        var pending = [automaton.root]
        while let state = pending.popLast() {
            guard places[state] == Self.unplaced else { continue }
            write(state, &pending, entrances)
        }
        for (index, state) in open { words[index] = places[state] }
    }

    /// Writes a state; those that it leads to are pending, and the last of them is written next.
    private mutating func write(_ state: Int, _ pending: inout [Int], _ entrances: [UInt8]) {
        places[state] = UInt32(words.count)
        let edges = automaton.states[state].edges
        let final = automaton.states[state].isFinal ? Format.final : 0
        switch edges.count {
        case 0: words.append(final | Format.end << Format.formShift)
        case 1: writeRun(state, final, &pending, entrances)
        case 2, 3:
            let form = edges.count == 2 ? Format.choiceOf2 : Format.choiceOf3
            var header = final | form << Format.formShift
            for (position, byte) in automaton.bytes[edges].enumerated() { header |= UInt32(byte) << (8 + 8 * position) }
            words.append(header)
            writeTargets(edges, final, firstSkip: false)
        default: writeMany(edges, final)
        }
        if edges.count > 1 { pending += automaton.targets[edges].reversed().map(Int.init) }
    }

    /// One byte leads on; and the next, when its state is nothing but a step between two others.
    private mutating func writeRun(_ state: Int, _ final: UInt32, _ pending: inout [Int], _ entrances: [UInt8]) {
        var (header, length, last) = (final, UInt32(0), state)
        repeat {
            let edge = automaton.states[last].edges.lowerBound
            header |= UInt32(automaton.bytes[edge]) << (8 + 8 * length)
            (length, last) = (length + 1, Int(automaton.targets[edge]))
        } while length < Format.longestRun && entrances[last] == 1 && !automaton.states[last].isFinal
            && automaton.states[last].edges.count == 1
        header |= length << Format.formShift
        if places[last] == Self.unplaced {
            // Written next, since it is the last pending; so it needs no address.
            words.append(header | Format.adjacent)
            pending.append(last)
        } else {
            words += [header, places[last]]
        }
    }

    private mutating func writeMany(_ edges: Range<Int>, _ final: UInt32) {
        var maps = [UInt32](repeating: 0, count: 8)
        for byte in automaton.bytes[edges] { maps[Int(byte >> 5)] |= 1 << UInt32(byte & 31) }
        let blocks = (0..<8).reduce(UInt32(0)) { maps[$1] == 0 ? $0 : $0 | 1 << UInt32($1) }
        words.append(final | Format.many << Format.formShift | blocks << 8)
        words += maps.filter { $0 != 0 }
        writeTargets(edges, final, firstSkip: true)
    }

    /// - Parameter firstSkip: whether the first byte has a skip too (otherwise the state's own key is all it skips).
    private mutating func writeTargets(_ edges: Range<Int>, _ final: UInt32, firstSkip: Bool) {
        var skip = final
        for edge in edges {
            let target = Int(automaton.targets[edge])
            open.append((words.count, target))
            words.append(Self.unplaced)
            if firstSkip || edge > edges.lowerBound { words.append(skip) }
            skip += automaton.states[target].keys
        }
    }
}
