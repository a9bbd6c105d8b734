import Foundation
import Synchronization

/// Prints a figure so that a reader of the suite's output sees it.
public func figure(_ text: String) { print("figure: \(text)") }

/// Asks until there is an answer, or the time has run out.
public func waitFor<Value>(within seconds: Double = 10, _ answer: () throws -> Value?) rethrows -> Value? {
    let end = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < end {
        if let value = try answer() { return value }
        usleep(5_000)
    }
    return nil
}

/// Work on a thread of its own.
public final class Background<Value: Sendable>: Sendable {
    private let result = Mutex<Result<Value, any Error>?>(nil)
    private let done = DispatchSemaphore(value: 0)

    /// Starts it.
    public init(_ work: @escaping @Sendable () throws -> Value) {
        Thread.detachNewThread {
            let outcome = Result { try work() }
            self.result.withLock { $0 = outcome }
            self.done.signal()
        }
    }

    /// Waits for the work's end; to be called once.
    public func value() throws -> Value {
        done.wait()
        return try result.withLock { $0! }.get()
    }
}

/// Does the work for all of them at the same time: refusals are padded to more than a second.
@discardableResult
public func atOnce<Item: Sendable, Value: Sendable>(
    _ items: [Item], _ work: @escaping @Sendable (Item) throws -> Value
) throws -> [Value] {
    let running = items.map { item in Background { try work(item) } }
    return try running.map { try $0.value() }
}
