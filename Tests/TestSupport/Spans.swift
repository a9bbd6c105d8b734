/// What preload-crypt.c writes down of each hash: when it began and when it ended.
public struct Spans {
    private let moments: [(at: Int, change: Int)]

    /// - Parameter text: a span a line, two numbers.
    public init(_ text: String) {
        let spans = text.split(separator: "\n").map { $0.split(separator: " ").map { Int($0)! } }
        moments = spans.flatMap { [(at: $0[0], change: 1), (at: $0[1], change: -1)] }.sorted { $0 < $1 }
    }

    public var count: Int { moments.count / 2 }

    /// The most that there were at any moment.
    public var mostAtOnce: Int {
        var (now, most) = (0, 0)
        for moment in moments {
            now += moment.change
            most = max(most, now)
        }
        return most
    }
}
