/// What `log verify` found.
public struct ChainFinding: Sendable, Equatable {
    /// Records that were read.
    public var records: Int64
    /// The first record that is not what was written, with what is wrong; nil: sound.
    public var firstBad: Int64?
    public var what: String
    public var isSound: Bool { firstBad == nil }
}

extension Transaction {
    /// Recomputes the chain from its first record. A record altered, removed from the middle or put in shows as the first that does
    /// not fit; records cut off at the end show against the head.
    public func verifyChain() throws(StoreFailure) -> ChainFinding {
        var previous = EventChain.start(host: keys.host)
        var sequence: Int64 = 0
        while true {
            let rows = try run(EventStatement.after, .text(keys.host), .integer(sequence), .integer(1000))
            if rows.isEmpty { break }
            for row in rows {
                // One row at a time, so that a value of the wrong type is that record's fault.
                guard let event = try? Self.events([row]).first, event.sequence == sequence + 1 else {
                    return ChainFinding(records: sequence, firstBad: sequence + 1, what: "missing")
                }
                guard event.version == EventChain.version,
                    event.hash == EventChain.hash(event, host: keys.host, after: previous)
                else { return ChainFinding(records: sequence, firstBad: event.sequence, what: "altered") }
                previous = event.hash
                sequence = event.sequence
            }
        }
        guard let head = try run(EventStatement.chain, .text(keys.host)).first else {
            return ChainFinding(records: sequence, firstBad: 1, what: "head_missing")
        }
        guard try head.integer(0) == sequence, try head.bytes(1) == previous else {
            return ChainFinding(records: sequence, firstBad: sequence + 1, what: "cut_off")
        }
        return ChainFinding(records: sequence, firstBad: nil, what: "")
    }
}
