import CLinux
import Glibc

/// A file that has no name until it is whole (open(2), O_TMPFILE): nobody else can open it, and however this process ends,
/// nothing of it is left behind.
public final class UnnamedFile {
    private let place: SafePath
    private let path: String
    private let descriptor: Int32

    /// - Parameters:
    ///   - path: absolute; where the file is put in the end, and in whose directory it takes its room until then.
    ///   - mode: of the file that is put there.
    /// - Throws: `FileRefusal` when the directory can't be relied on, or can't be written; EOPNOTSUPP where its file
    ///   system has no such files (NFS).
    public init(for path: String, mode: UInt32) throws(FileRefusal) {
        place = try SafePath.resolve(path)
        self.path = path
        // The checked directory is open by its path alone (O_PATH).
        let directory = unsafe cp_openat(place.directory, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0)
        defer { close(directory) }
        descriptor = directory < 0 ? -1 : cp_open_unnamed(directory, mode)
        guard descriptor >= 0, fchmod(descriptor, mode) == 0 else {
            throw FileRefusal(path: path, reason: .system(SystemFailure("create", errno)))
        }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
        close(place.directory)
    }

    /// Writes all of it.
    /// - Parameter offset: bytes from the beginning.
    public func write<Element: BitwiseCopyable>(_ elements: Span<Element>, at offset: Int) throws(SystemFailure) {
        var code: Int32 = 0
        unsafe elements.withUnsafeBytes { bytes in
            var done = 0
            while done < bytes.count && code == 0 {
                let count = unsafe pwrite(
                    descriptor, bytes.baseAddress! + done, bytes.count - done, off_t(offset + done))
                if count > 0 { done += count }
                if count == 0 { code = ENOSPC }
                if count < 0 && errno != EINTR { code = errno }
            }
        }
        guard code == 0 else { throw SystemFailure("write", code) }
    }

    /// Reads numbers that were written in this process.
    /// - Parameter offset: bytes from the beginning; everything up to the last number has been written.
    public func read(_ count: Int, at offset: Int) throws(SystemFailure) -> [UInt64] {
        var code: Int32 = 0
        let numbers = unsafe [UInt64](unsafeUninitializedCapacity: count) { buffer, filled in
            let bytes = UnsafeMutableRawBufferPointer(buffer)
            var done = 0
            while done < count * 8 && code == 0 {
                let got = unsafe pread(descriptor, bytes.baseAddress! + done, count * 8 - done, off_t(offset + done))
                if got > 0 { done += got }
                if got == 0 { code = EIO }
                if got < 0 && errno != EINTR { code = errno }
            }
            filled = done / 8
        }
        guard code == 0 else { throw SystemFailure("read", code) }
        return numbers
    }

    /// Puts it in its place, over what is there, once it is on the disk.
    public func publish() throws(FileRefusal) {
        guard fsync(descriptor) == 0 else { throw refusal("fsync") }
        // Only for these moments it has another name, which a signal would leave behind.
        var all = sigset_t()
        var former = sigset_t()
        unsafe sigfillset(&all)
        unsafe sigprocmask(SIG_BLOCK, &all, &former)
        defer { unsafe sigprocmask(SIG_SETMASK, &former, nil) }
        let temporary = ".\(place.name).\(getpid())"
        _ = unsafe unlinkat(place.directory, temporary, 0)
        guard unsafe linkat(AT_FDCWD, "/proc/self/fd/\(descriptor)", place.directory, temporary, AT_SYMLINK_FOLLOW) == 0
        else { throw refusal("link") }
        guard unsafe renameat(place.directory, temporary, place.directory, place.name) == 0 else {
            let failure = refusal("rename")
            _ = unsafe unlinkat(place.directory, temporary, 0)
            throw failure
        }
        guard SafeFile.syncDirectory(place.directory) else { throw refusal("fsync") }
    }

    private func refusal(_ operation: String) -> FileRefusal {
        FileRefusal(path: path, reason: .system(SystemFailure(operation, errno)))
    }
}
