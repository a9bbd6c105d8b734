import CLinux
import Glibc

/// Bytes that must leave no copy behind: a password as it was typed, or as it is normalised.
///
/// Lives on pages of its own, kept out of swap (`mlock`) and core dumps (`MADV_DONTDUMP`), wiped when its owner lets
/// go. It can't be copied, so there is one place to wipe; String and Array leave copies (measured: 1 to 2 each).
/// A NUL always follows the bytes, so that libcrypt may read them as a C string.
@safe public struct Secret: ~Copyable {
    private let base: UnsafeMutablePointer<UInt8>
    private let size: Int
    public let capacity: Int
    public private(set) var count = 0
    /// False where the kernel refused `mlock` (a container's limits): worth a log line, not a refusal.
    public let isLocked: Bool

    /// - Throws: `SystemFailure` when the kernel has no memory to give.
    public init(capacity: Int) throws(SystemFailure) {
        let page = 4096
        let size = (capacity + page) / page * page
        let raw = unsafe mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        guard let raw = unsafe raw, unsafe raw != UnsafeMutableRawPointer(bitPattern: -1) else {
            throw SystemFailure("mmap", errno)
        }
        isLocked = unsafe mlock(raw, size) == 0
        _ = unsafe madvise(raw, size, MADV_DONTDUMP)
        unsafe base = raw.assumingMemoryBound(to: UInt8.self)
        self.size = size
        self.capacity = capacity
    }

    deinit {
        unsafe explicit_bzero(base, size)
        _ = unsafe munmap(base, size)
    }

    public func withSpan<Result: ~Copyable, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(unsafe Span(_unsafeStart: base, count: count))
    }

    /// Writes anew: `body` gets the whole capacity and returns how many bytes count; the rest is wiped.
    public mutating func fill<Failure: Error>(
        _ body: (inout MutableSpan<UInt8>) throws(Failure) -> Int
    ) throws(Failure) {
        var span = unsafe MutableSpan(_unsafeStart: base, count: capacity)
        let written = try body(&span)
        precondition(written >= 0 && written <= capacity)
        count = written
        unsafe explicit_bzero(base + written, size - written)
    }
}

extension Secret {
    /// True when both hold the same bytes; looks at every byte whatever it finds.
    public func equals(_ other: borrowing Secret) -> Bool {
        guard count == other.count else { return false }
        return withSpan { mine in
            other.withSpan { theirs in
                var difference: UInt8 = 0
                for index in mine.indices { difference |= mine[index] ^ theirs[index] }
                return difference == 0
            }
        }
    }
}
