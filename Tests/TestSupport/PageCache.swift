import Foundation

/// What the kernel holds a file's content in: pages that belong together (large folios), as they are after the file was
/// written, or each on its own, as they are after they were read back one by one. A page fault maps up to 64 KB of either;
/// of single pages it takes several times as long.
public enum PageCache: String, CaseIterable, Sendable {
    case asWritten = "as written"
    case singlePages = "single pages"

    /// Copies a file into a directory, so that its content is held in this way. The file system should be on a disk: one in
    /// memory holds single pages whatever is asked for.
    /// - Returns: the copy's path.
    public func copy(_ source: String, to scratch: Scratch, as name: String) throws -> String {
        let path = try scratch.copy(source, as: name)
        guard self == .singlePages else { return path }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        defer { close(descriptor) }
        // Pages that are not on the disk yet would stay.
        guard descriptor >= 0, fsync(descriptor) == 0, posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED) == 0 else {
            throw RunError.cannotStart("posix_fadvise", errno: errno)
        }
        let size = Int(lseek(descriptor, 0, SEEK_END))
        guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
            throw RunError.cannotStart("mmap", errno: errno)
        }
        defer { munmap(start, size) }
        // No reading ahead: each page comes alone.
        madvise(start, size, MADV_RANDOM)
        var sum = 0
        for offset in stride(from: 0, to: size, by: 4096) {
            sum += Int(start.load(fromByteOffset: offset, as: UInt8.self))
        }
        guard sum > 0 else { throw RunError.cannotStart("reading \(path)", errno: EIO) }
        return path
    }
}
