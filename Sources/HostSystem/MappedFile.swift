import CLinux
import Glibc

/// A large file of words of 4 bytes, read in place: nothing of it is loaded before it is looked at, and all processes
/// share the pages. Opened by the rules of `SafeFile`.
///
/// Whoever may write the file may also cut it short while it is mapped, and then the kernel ends the reader (SIGBUS).
/// That is root alone; packages and our own commands put a new file in place by renaming, which leaves the mapped one
/// whole; and a helper that dies has refused.
@safe public struct MappedFile: ~Copyable {
    private let bytes: UnsafeRawBufferPointer
    /// When it was last written: wall clock in microseconds UTC.
    public let modified: Int64

    /// - Parameters:
    ///   - limit: in bytes; a larger file is refused.
    ///   - sparsely: a few words of a large file will be looked at, far from each other. From a disk the kernel then reads
    ///     those pages and no 128 KB around each (madvise(2), MADV_RANDOM).
    /// - Throws: `FileRefusal` naming the first thing that is wrong; also for an empty file and for one that ends within
    ///   a word.
    public init(_ path: String, limit: Int, sparsely: Bool = false) throws(FileRefusal) {
        let place = try SafePath.resolve(path)
        defer { close(place.directory) }
        let descriptor = try SafeFile.openChecked(place, path)
        defer { close(descriptor) }
        var facts = stat()
        guard unsafe fstat(descriptor, &facts) == 0 else {
            throw FileRefusal(path: path, reason: .system(SystemFailure("stat", errno)))
        }
        let size = Int(facts.st_size)
        guard size <= limit else { throw FileRefusal(path: path, reason: .tooLarge(limit)) }
        guard size > 0, size % 4 == 0 else { throw FileRefusal(path: path, reason: .notWords) }
        let start = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0)
        guard let start = unsafe start, unsafe start != UnsafeMutableRawPointer(bitPattern: -1) else {
            throw FileRefusal(path: path, reason: .system(SystemFailure("mmap", errno)))
        }
        if sparsely { _ = unsafe madvise(start, size, MADV_RANDOM) }
        unsafe bytes = UnsafeRawBufferPointer(start: start, count: size)
        modified = Int64(facts.st_mtim.tv_sec) * 1_000_000 + Int64(facts.st_mtim.tv_nsec) / 1000
    }

    /// All of it will be read, from the first word to the last.
    public func willBeReadThrough() {
        _ = unsafe madvise(UnsafeMutableRawPointer(mutating: bytes.baseAddress!), bytes.count, MADV_SEQUENTIAL)
    }

    /// The whole file. Contract (mmap(2)): the mapping begins on a page, so words are aligned, and lasts until `unmap` or
    /// `deinit`, which take the file away from whoever could call this; the borrow keeps the latter from coming early.
    public func withWords<Result: ~Copyable, Failure: Error>(
        _ body: (Span<UInt32>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        defer { extendLifetime(self) }
        return try body(unsafe Span(_unsafeBytes: bytes))
    }

    /// Gives the addresses back, now.
    public consuming func unmap() {
        unsafe Self.unmap(bytes)
        discard self
    }

    /// For whoever forgets `unmap`: at some moment after the last use, which the compiler chooses.
    deinit { unsafe Self.unmap(bytes) }

    private static func unmap(_ bytes: UnsafeRawBufferPointer) {
        _ = unsafe munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress!), bytes.count)
    }
}
