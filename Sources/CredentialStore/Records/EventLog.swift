public import CredentialPolicy

extension Transaction {
    /// A step of the wall clock that is worth an event; NTP's small ones are not.
    private static var noticeableStep: Duration { .seconds(10) }
    /// A host that was switched off for longer is one whose clock may have been set ahead: timed locks end by it then.
    private static var longestRest: Duration { .seconds(30 * 86_400) }

    /// Appends an event to this host's chain, after one that says so if the clock was stepped since the last: within a boot,
    /// or so that a restart does not explain it.
    public func log(_ event: Event, at now: Instant) throws(StoreFailure) {
        guard let row = try run(EventStatement.advanceChain, .text(keys.host)).first else {
            throw .damaged("this host has no chain of events")
        }
        let last = Instant(wall: try row.integer(1), boot: try row.text(2), sinceBoot: try row.integer(3))
        let previous = try row.bytes(4)
        let sequence = try row.integer(0)
        if let stepped = Self.clockStep(last, now), event.kind != .clockStepped {
            try append(stepped, sequence, previous, at: now)
            return try log(event, at: now)
        }
        try append(event, sequence, previous, at: now)
    }

    private static func clockStep(_ last: Instant, _ now: Instant) -> Event? {
        let withinBoot = now.clockStep(since: last)
        let step = withinBoot ?? .microseconds(now.wall - last.wall)
        let farthest = withinBoot == nil ? longestRest : noticeableStep
        guard step > farthest || step < .zero - noticeableStep else { return nil }
        var details = [Event.Detail("seconds", "\(step.inMicroseconds / 1_000_000)")]
        if withinBoot == nil { details.append(.init("restarted", "yes")) }
        return Event(.clockStepped, actor: "system", details: details)
    }

    private func append(
        _ event: Event, _ sequence: Int64, _ previous: [UInt8], at now: Instant
    ) throws(StoreFailure) {
        let details = event.details.map { "\($0.key)=\($0.value)" }.joined(separator: "\n")
        var logged = LoggedEvent(
            sequence: sequence, version: EventChain.version, at: now, kind: event.kind.rawValue, actor: event.actor,
            account: event.account?.number, login: event.login, source: event.source, service: event.service,
            reason: event.reason, details: details, hash: [])
        logged.hash = EventChain.hash(logged, host: keys.host, after: previous)
        try run(
            EventStatement.insert, .text(keys.host), .integer(logged.sequence), .integer(logged.version),
            .integer(now.wall), .text(now.boot), .integer(now.sinceBoot), .text(logged.kind), .text(logged.actor),
            SQLValue(logged.account), .text(logged.login), .text(logged.source), .text(logged.service),
            .text(logged.reason), .text(details), .bytes(logged.hash))
        try run(
            EventStatement.setChain, .text(keys.host), .integer(now.wall), .text(now.boot), .integer(now.sinceBoot),
            .bytes(logged.hash))
    }

    /// Logs a refusal, once a minute for the same subject, source, kind and reason; the others raise a counter that the
    /// next event of that subject writes out. Unknown names are one subject here: whoever sprays a thousand of them
    /// writes one event a minute, not a thousand.
    public func logRefusal(_ event: Event, of subject: Subject, at now: Instant) throws(StoreFailure) {
        let minute = now.wall / 60_000_000
        let key: [SQLValue] = [
            .integer(subject.repeatNumber), .text(event.source), .text(event.kind.rawValue), .text(event.reason),
            .integer(minute),
        ]
        try database.run(EventStatement.repeatSeen.rawValue, key)
        guard database.changes == 0 else { return }
        try writeRepeats(of: subject, account: event.account, keeping: minute, at: now)
        try log(event, at: now)
        try database.run(EventStatement.startRepeat.rawValue, key + [.text(event.login), .text(event.service)])
    }

    /// Logs anything else about a subject, after what its counters hold.
    public func log(_ event: Event, of subject: Subject, at now: Instant) throws(StoreFailure) {
        try writeRepeats(of: subject, account: event.account, keeping: nil, at: now)
        try log(event, at: now)
    }

    private func writeRepeats(
        of subject: Subject, account: AccountID?, keeping minute: Int64?, at now: Instant
    ) throws(StoreFailure) {
        let rows = try run(
            EventStatement.repeatsBefore, .integer(subject.repeatNumber), .integer(minute ?? 0),
            SQLValue(minute == nil))
        for row in rows {
            let count = try row.integer(4)
            guard count > 0 else { continue }
            let login = try row.text(5)
            try log(
                Event(
                    .loginRefusedAgain, actor: "login:" + login, account: account, login: login,
                    source: try row.text(0), service: try row.text(6), reason: try row.text(2),
                    details: [
                        .init("count", "\(count)"), .init("minute", "\(try row.integer(3))"),
                        .init("kind", try row.text(1)),
                    ]),
                at: now)
        }
    }

    /// The latest events, oldest first.
    public func latestEvents(_ count: Int, of account: AccountID? = nil) throws(StoreFailure) -> [LoggedEvent] {
        let rows =
            if let account {
                try run(
                    EventStatement.latestOfAccount, .text(keys.host), .integer(account.number), .integer(Int64(count)))
            } else {
                try run(EventStatement.latest, .text(keys.host), .integer(Int64(count)))
            }
        return try Self.events(rows).reversed()
    }

    static func events(_ rows: [Row]) throws(StoreFailure) -> [LoggedEvent] {
        var events: [LoggedEvent] = []
        for row in rows {
            events.append(
                LoggedEvent(
                    sequence: try row.integer(0), version: try row.integer(1),
                    at: Instant(wall: try row.integer(2), boot: try row.text(3), sinceBoot: try row.integer(4)),
                    kind: try row.text(5), actor: try row.text(6), account: try row.optionalInteger(7),
                    login: try row.text(8), source: try row.text(9), service: try row.text(10),
                    reason: try row.text(11), details: try row.text(12), hash: try row.bytes(13)))
        }
        return events
    }
}
