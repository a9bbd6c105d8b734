/// The smallest automaton that accepts a set of keys: common beginnings and common endings are stored once. Spellings
/// of one reading differ in the middle, so this is a third of what a trie of them takes.
///
/// Built in one pass over the sorted keys (Daciuk, Mihov, Watson and Watson, Computational Linguistics 26(1), 2000).
struct WordAutomaton {
    struct State {
        var isFinal: Bool
        /// Of `bytes` and `targets`.
        var edges: Range<Int>
        /// Keys that can be completed from here.
        var keys: UInt32
    }

    private(set) var states: [State] = []
    private(set) var bytes: [UInt8] = []
    private(set) var targets: [Int32] = []
    var root: Int { states.count - 1 }

    /// A state on the path of the key read last, that may still grow; its last edge has no target yet.
    private struct Growing {
        var isFinal = false
        var bytes: [UInt8] = []
        var targets: [Int32] = []
    }
    private var path: [Growing] = [Growing()]
    /// Open addressing over `states`; -1 is free.
    private var table: [Int32] = Array(repeating: -1, count: 1024)

    /// - Parameter keys: in ascending order of their bytes, none twice, none empty.
    init(sorted keys: some Sequence<[UInt8]>) {
        var last: [UInt8] = []
        for key in keys {
            let common = zip(last, key).prefix { $0 == $1 }.count
            precondition(common < key.count, "keys are not in ascending order")
            finish(downTo: common)
            for byte in key[common...] {
                path[path.count - 1].bytes.append(byte)
                path.append(Growing())
            }
            path[path.count - 1].isFinal = true
            last = key
        }
        finish(downTo: 0)
        // The root is registered last, so nothing can be equal to it but itself.
        add(path[0])
    }

    private mutating func finish(downTo depth: Int) {
        while path.count > depth + 1 {
            let state = register(path.removeLast())
            path[path.count - 1].targets.append(Int32(state))
        }
    }

    private mutating func register(_ growing: Growing) -> Int {
        if states.count * 2 >= table.count { growTable() }
        var slot = Self.hash(growing.isFinal, growing.bytes[...], growing.targets[...]) & (table.count - 1)
        while table[slot] >= 0 {
            if isEqual(states[Int(table[slot])], growing) { return Int(table[slot]) }
            slot = (slot + 1) & (table.count - 1)
        }
        table[slot] = Int32(states.count)
        add(growing)
        return states.count - 1
    }

    private mutating func add(_ growing: Growing) {
        let start = bytes.count
        bytes += growing.bytes
        targets += growing.targets
        let keys = growing.targets.reduce(growing.isFinal ? 1 : 0) { $0 + states[Int($1)].keys }
        states.append(State(isFinal: growing.isFinal, edges: start..<bytes.count, keys: keys))
    }

    private func isEqual(_ state: State, _ growing: Growing) -> Bool {
        state.isFinal == growing.isFinal && state.edges.count == growing.bytes.count
            && bytes[state.edges].elementsEqual(growing.bytes) && targets[state.edges].elementsEqual(growing.targets)
    }

    private mutating func growTable() {
        table = Array(repeating: -1, count: table.count * 2)
        for (index, state) in states.enumerated() {
            var slot = Self.hash(state.isFinal, bytes[state.edges], targets[state.edges]) & (table.count - 1)
            while table[slot] >= 0 { slot = (slot + 1) & (table.count - 1) }
            table[slot] = Int32(index)
        }
    }

    /// Not Hasher: that one is seeded anew in each process, and the order of probing would be too.
    private static func hash(_ isFinal: Bool, _ bytes: ArraySlice<UInt8>, _ targets: ArraySlice<Int32>) -> Int {
        var hash: UInt64 = isFinal ? 0x9E37_79B9_7F4A_7C15 : 0
        for (byte, target) in zip(bytes, targets) {
            hash = (hash ^ UInt64(byte) << 32 ^ UInt64(UInt32(bitPattern: target))) &* 0xFF51_AFD7_ED55_8CCD
            hash ^= hash >> 32
        }
        return Int(truncatingIfNeeded: hash)
    }
}
