import CLinux

/// Memory in pages of 2 MB where the kernel has them.
public enum LargePages {
    /// mmap(2), which also asks for large pages when it maps memory of 2 MB or more to work in (madvise(2), MADV_HUGEPAGE).
    /// Where there are none it is an ordinary mapping; where memory is fragmented the kernel may first make some, which
    /// takes longer than small ones would.
    /// - Returns: the address, or -1 with errno.
    public static func map(
        _ address: Int, _ length: Int, _ protection: Int32, _ flags: Int32, _ file: Int32, _ offset: Int
    ) -> Int { cp_map(address, length, protection, flags, file, offset) }
}
