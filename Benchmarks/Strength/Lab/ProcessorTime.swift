import Foundation

/// The processor time of this thread: what else the machine does is not in it.
enum ProcessorTime {
    /// Microseconds that `work` takes.
    static func microseconds(_ work: () throws -> Void) rethrows -> Double {
        let started = now()
        try work()
        return now() - started
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
    }

    /// The value that this share of them is not above.
    static func percentile(_ values: [Double], _ share: Double) -> Double {
        let sorted = values.sorted()
        return sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
    }

    /// Processor time too is longer where a neighbour has the caches: of ten portions of many measurements, in their order,
    /// the median of the quietest says what it takes.
    static func quietest(_ times: [Double]) -> Double {
        let portion = times.count / 10
        return stride(from: 0, to: times.count, by: portion).map { start in
            percentile(Array(times[start..<min(start + portion, times.count)]), 0.5)
        }.min()!
    }
}
