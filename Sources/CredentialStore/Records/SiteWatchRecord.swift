public import CredentialPolicy

/// The one count of refusals of a whole site, as a fact of the store.
extension Transaction {
    private static var siteWatch: String { "site watch" }

    /// Counts a refusal.
    /// - Returns: how many there were lately, when an alarm is to be raised now.
    public func noteRefusal(at now: Instant) throws(StoreFailure) -> Int? {
        var watch = try siteWatch() ?? SiteWatch(since: now)
        let raises = watch.noteRefusal(ids: try number(of: "accounts"), at: now)
        let alarm = watch.alarmedAt.map { " " + Self.text($0) } ?? ""
        try setFact(Self.siteWatch, "\(watch.refusals) \(Self.text(watch.since))\(alarm)")
        return raises ? watch.refusals : nil
    }

    /// Whether an alarm was raised within the last hour.
    public func isSiteAlarmed(at now: Instant) throws(StoreFailure) -> Bool {
        try siteWatch()?.isAlarmed(at: now) ?? false
    }

    private func siteWatch() throws(StoreFailure) -> SiteWatch? {
        guard let parts = try fact(Self.siteWatch)?.split(separator: " ") else { return nil }
        guard parts.count == 4 || parts.count == 7, let refusals = Int(parts[0]), let since = Self.instant(parts[1..<4])
        else { throw .damaged("the count of refusals") }
        return SiteWatch(since: since, refusals: refusals, alarmedAt: Self.instant(parts.dropFirst(4)))
    }

    static func text(_ moment: Instant) -> String { "\(moment.wall) \(moment.boot) \(moment.sinceBoot)" }

    static func instant(_ parts: ArraySlice<Substring>) -> Instant? {
        guard parts.count == 3, let wall = Int64(parts[parts.startIndex]),
            let sinceBoot = Int64(parts[parts.endIndex - 1])
        else { return nil }
        return Instant(wall: wall, boot: String(parts[parts.startIndex + 1]), sinceBoot: sinceBoot)
    }
}
