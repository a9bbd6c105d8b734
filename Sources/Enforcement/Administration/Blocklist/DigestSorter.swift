import CredentialPolicy
import HostSystem

/// Sorts more numbers than there is memory for: portions of them go to a file, each sorted, and are merged in the end.
struct DigestSorter {
    /// 64 MB, and half as much again while they are sorted.
    static let portion = 8 << 20
    /// Of all portions together, while they are merged: 32 MB.
    private static let mergeRoom = 4 << 20
    /// Never less for one portion than a page holds.
    private static let leastRoom = 512

    private let file: UnnamedFile
    private let portion: Int
    private var numbers: [UInt64] = []
    /// Where each portion lies in the file, in numbers.
    private var portions: [Range<Int>] = []

    /// - Parameter portion: how many numbers are in memory at once.
    init(room file: UnnamedFile, portion: Int = DigestSorter.portion) {
        self.file = file
        self.portion = portion
    }

    mutating func add(_ number: UInt64) throws(SystemFailure) {
        if numbers.isEmpty { numbers.reserveCapacity(portion) }
        numbers.append(number)
        if numbers.count == portion { try spill() }
    }

    private mutating func spill() throws(SystemFailure) {
        numbers.sort()
        var kept = 0
        for index in numbers.indices where index == 0 || numbers[index] != numbers[index - 1] {
            // What is looked at next is never behind what was moved.
            numbers[kept] = numbers[index]
            kept += 1
        }
        let start = portions.last?.upperBound ?? 0
        try file.write(numbers.span.extracting(0..<kept), at: start * 8)
        portions.append(start..<(start + kept))
        numbers.removeAll(keepingCapacity: true)
    }

    /// Merges everything into a list. Nothing can be added afterwards.
    /// - Returns: how many different numbers there were.
    mutating func write(
        to list: UnnamedFile, _ tell: (BlocklistBuild.Progress) -> Void
    ) throws(SystemFailure) -> (entries: UInt64, gap: String?) {
        if !numbers.isEmpty { try spill() }
        numbers = []
        let total = portions.last?.upperBound ?? 0
        var writer = BlocklistWriter(atMost: UInt64(total))
        var merge = try PortionMerge(file, portions, room: max(Self.leastRoom, Self.mergeRoom / max(1, portions.count)))
        var position = writer.reserved
        func flush() throws(SystemFailure) {
            try list.write(writer.pending.span, at: position)
            position += writer.pending.count
            writer.pending.removeAll(keepingCapacity: true)
            tell(.init(phase: .writing, done: Int64(merge.taken), total: Int64(total)))
        }
        while let number = try merge.next() {
            writer.append(number)
            if writer.pending.count >= 1 << 20 { try flush() }
        }
        writer.finish()
        try flush()
        try list.write(writer.head.span, at: 0)
        return (writer.count, writer.gap)
    }
}

/// Takes numbers from several sorted portions of a file, the least first.
struct PortionMerge {
    private struct Head {
        /// The next, beside the others: it alone is looked at while the heap is put in order.
        var number: UInt64 = 0
        var numbers: [UInt64] = []
        var index = 0
        /// What has not been read yet.
        var rest: Range<Int>
    }

    private let file: UnnamedFile
    private let room: Int
    /// A binary heap by `number`: none is greater than the two behind it at 2i + 1 and 2i + 2.
    private var heads: [Head] = []
    private(set) var taken = 0

    /// - Parameter room: how many numbers of a portion are in memory.
    init(_ file: UnnamedFile, _ portions: [Range<Int>], room: Int) throws(SystemFailure) {
        (self.file, self.room) = (file, room)
        for portion in portions where !portion.isEmpty {
            var head = Head(rest: portion)
            if try Self.advance(&head, file, room) { heads.append(head) }
        }
        for index in heads.indices.reversed() { sink(index) }
    }

    mutating func next() throws(SystemFailure) -> UInt64? {
        guard !heads.isEmpty else { return nil }
        let number = heads[0].number
        taken += 1
        if try !Self.advance(&heads[0], file, room) {
            heads.swapAt(0, heads.count - 1)
            heads.removeLast()
        }
        if !heads.isEmpty { sink(0) }
        return number
    }

    /// - Returns: false when the portion is used up.
    private static func advance(_ head: inout Head, _ file: UnnamedFile, _ room: Int) throws(SystemFailure) -> Bool {
        if head.index == head.numbers.count {
            guard !head.rest.isEmpty else { return false }
            let end = min(head.rest.lowerBound + room, head.rest.upperBound)
            head.numbers = []
            head.numbers = try file.read(end - head.rest.lowerBound, at: head.rest.lowerBound * 8)
            (head.index, head.rest) = (0, end..<head.rest.upperBound)
        }
        head.number = head.numbers[head.index]
        head.index += 1
        return true
    }

    private mutating func sink(_ start: Int) {
        var index = start
        while true {
            var least = index
            for child in [2 * index + 1, 2 * index + 2] where child < heads.count {
                if heads[child].number < heads[least].number { least = child }
            }
            if least == index { return }
            heads.swapAt(index, least)
            index = least
        }
    }
}
