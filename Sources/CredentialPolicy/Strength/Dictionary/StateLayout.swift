/// An automaton as words (`DictionaryFormat.State`). First the states that walks come to most often (`StateVisits`), then
/// the others, each beside those that it leads to: a check in a fresh process has a page fault for every 64 KB that it looks at,
/// and for the states of a typical password those are 14; 23 when all lie beside those that they lead to.
struct StateLayout {
    private typealias Format = DictionaryFormat.State
    private(set) var words: [UInt32] = []
    private let automaton: WordAutomaton
    /// How many edges lead to each state: 2 stands for more.
    private let entrances: [UInt8]
    /// Where each state begins in `words`; `unplaced` before it has one, `inside` for those inside a run.
    private var places: [UInt32]
    private static let unplaced = UInt32.max
    private static let inside = UInt32.max - 1
    /// Places that targets still have to be written to.
    private var open: [(index: Int, state: Int)] = []
    /// Words of states that come first. With two thirds to nearly three times as many: within 1 of the 14.
    private static let oftenVisited = 49_152

    init(_ automaton: WordAutomaton) {
        self.automaton = automaton
        places = Array(repeating: Self.unplaced, count: automaton.states.count)
        var entrances = [UInt8](repeating: 0, count: automaton.states.count)
        for target in automaton.targets { entrances[Int(target)] = min(2, entrances[Int(target)] + 1) }
        self.entrances = entrances
        // Readers begin at 0.
        writeWithRuns(automaton.root)
        for state in StateVisits(automaton).order where words.count < Self.oftenVisited { writeWithRuns(state) }
        writeOthers()
        for (index, state) in open { words[index] = places[state] }
    }

    /// Writes a state, and behind a run that has no address what it leads to.
    private mutating func writeWithRuns(_ state: Int) {
        var next: Int? = state
        while let state = next, places[state] == Self.unplaced { next = write(state) }
    }

    /// Those without a place, depth first from the root.
    private mutating func writeOthers() {
        var seen = [Bool](repeating: false, count: automaton.states.count)
        var pending = [automaton.root]
        while let state = pending.popLast() {
            if seen[state] { continue }
            seen[state] = true
            writeWithRuns(state)
            pending += automaton.targets[automaton.states[state].edges].reversed().map(Int.init)
        }
    }

    /// - Returns: the state that has to be written next, if one has.
    private mutating func write(_ state: Int) -> Int? {
        places[state] = UInt32(words.count)
        let edges = automaton.states[state].edges
        let final = automaton.states[state].isFinal ? Format.final : 0
        switch edges.count {
        case 0: words.append(final | Format.end << Format.formShift)
        case 1: return writeRun(state, final)
        case 2, 3:
            let form = edges.count == 2 ? Format.choiceOf2 : Format.choiceOf3
            var header = final | form << Format.formShift
            for (position, byte) in automaton.bytes[edges].enumerated() { header |= UInt32(byte) << (8 + 8 * position) }
            words.append(header)
            writeTargets(edges, final, firstSkip: false)
        default: writeMany(edges, final)
        }
        return nil
    }

    /// One byte leads on; and the next, when its state is nothing but a step between two others. Such a state is written with
    /// the one before it: no less likely, it has been written before.
    private mutating func writeRun(_ state: Int, _ final: UInt32) -> Int? {
        var (header, length, last) = (final, UInt32(0), state)
        repeat {
            if length > 0 { places[last] = Self.inside }
            let edge = automaton.states[last].edges.lowerBound
            header |= UInt32(automaton.bytes[edge]) << (8 + 8 * length)
            (length, last) = (length + 1, Int(automaton.targets[edge]))
        } while length < Format.longestRun && entrances[last] == 1 && !automaton.states[last].isFinal
            && automaton.states[last].edges.count == 1
        header |= length << Format.formShift
        if places[last] == Self.unplaced {
            // Written next, so it needs no address.
            words.append(header | Format.adjacent)
            return last
        }
        words += [header, places[last]]
        return nil
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
