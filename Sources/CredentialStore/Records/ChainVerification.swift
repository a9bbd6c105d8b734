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
    /// Recomputes the chain from its first record. A record altered, removed from the middle or put in shows as the
    /// first that does not fit; records cut off at the end show against the head.
    public func verifyChain() throws(StoreFailure) -> ChainFinding {
        var previous = EventChain.start(host: keys.host)
        var sequence: Int64 = 0
        // From below the first number, where a record put in would else be passed over.
        var start = Int64.min
        while true {
            let rows = try run(EventStatement.after, .text(keys.host), .integer(start), .integer(1000))
            if rows.isEmpty { break }
            for row in rows {
                // One row at a time, so that a value of the wrong type is that record's fault.
                let event = try? Self.events([row]).first
                if let event, event.sequence < 1 {
                    return ChainFinding(records: 0, firstBad: event.sequence, what: "altered")
                }
                guard let event, event.sequence == sequence + 1 else {
                    return ChainFinding(records: sequence, firstBad: sequence + 1, what: "missing")
                }
                guard event.version == EventChain.version,
                    event.hash == EventChain.hash(event, host: keys.host, after: previous)
                else { return ChainFinding(records: sequence, firstBad: event.sequence, what: "altered") }
                previous = event.hash
                sequence = event.sequence
            }
            start = sequence
        }
        guard let head = try run(EventStatement.chain, .text(keys.host)).first else {
            return ChainFinding(records: sequence, firstBad: 1, what: "head_missing")
        }
        return compare(sequence, previous, headAt: try head.integer(0), try head.bytes(1))
    }

    /// The head counts the records: one cut off at the end, put in there, or made anew with a hash that fits.
    private func compare(
        _ sequence: Int64, _ hash: [UInt8], headAt head: Int64, _ headHash: [UInt8]
    ) -> ChainFinding {
        if sequence < head { return ChainFinding(records: sequence, firstBad: sequence + 1, what: "cut_off") }
        if sequence > head { return ChainFinding(records: sequence, firstBad: head + 1, what: "altered") }
        if hash != headHash { return ChainFinding(records: sequence, firstBad: sequence, what: "altered") }
        return ChainFinding(records: sequence, firstBad: nil, what: "")
    }
}
