import Foundation
import TestSupport
import Testing

@testable import HostSystem

/// The mapping that stands in for libc's in the helper.
@Suite struct LargePagesTests {
    private func map(_ length: Int) -> Int {
        LargePages.map(0, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    }

    /// What the kernel notes of the mapping that holds an address (proc(5), VmFlags). From one read of the whole file: it
    /// shows the mappings of that moment.
    private func flags(of address: Int) throws -> [Substring] {
        let smaps = try Run.command("/bin/cat", ["/proc/\(getpid())/smaps"]).lines
        let holder = smaps.firstIndex { line in
            let ends = line.prefix { $0 != " " }.split(separator: "-").compactMap { Int($0, radix: 16) }
            return ends.count == 2 && ends[0] <= address && address < ends[1]
        }
        let flags = smaps[try #require(holder)...].first { $0.hasPrefix("VmFlags:") }
        return try #require(flags).split(separator: " ")
    }

    /// hg: MADV_HUGEPAGE was taken.
    @Test(
        .enabled(
            if: FileManager.default.fileExists(atPath: "/sys/kernel/mm/transparent_hugepage"),
            "this kernel has no large pages"))
    func whatIsLargeAsksForLargePages() throws {
        let address = map(16 << 20)
        try #require(address > 0)
        defer { munmap(UnsafeMutableRawPointer(bitPattern: address), 16 << 20) }
        let noted = try flags(of: address)
        #expect(noted.contains("hg"), "\(noted)")
        let memory = UnsafeMutableRawBufferPointer(start: UnsafeMutableRawPointer(bitPattern: address), count: 16 << 20)
        #expect(memory.allSatisfy { $0 == 0 })
        memory[(16 << 20) - 1] = 7
        #expect(memory[(16 << 20) - 1] == 7)
    }

    @Test func whatIsSmallAndWhatIsWrongIsAsTheKernelSays() throws {
        let address = map(1 << 20)
        try #require(address > 0)
        defer { munmap(UnsafeMutableRawPointer(bitPattern: address), 1 << 20) }
        #expect(try !flags(of: address).contains("hg"))
        #expect(map(0) == -1 && errno == EINVAL)
    }

    /// It stands in for every mmap of the program: a library of 3 MB, a stack, a store that is shared.
    @Test func whatIsLargeAndNoMemoryToWorkInIsMappedAsItWasAskedFor() throws {
        let scratch = try Scratch()
        let (size, page) = (4 << 20, 4096)
        var bytes = Data(count: size)
        bytes[page] = 7
        try bytes.write(to: URL(filePath: scratch.path("file")))
        let file = open(scratch.path("file"), O_RDWR)
        defer { close(file) }
        let place = LargePages.map(0, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        let kinds: [(address: Int, protection: Int32, flags: Int32, file: Int32, offset: Int)] = [
            (0, PROT_READ, MAP_PRIVATE, file, page), (0, PROT_READ | PROT_WRITE, MAP_SHARED, file, page),
            (0, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0),
            (0, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
            (place, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0),
        ]
        for kind in kinds {
            let length = size - page
            let address = LargePages.map(kind.address, length, kind.protection, kind.flags, kind.file, kind.offset)
            try #require(address > 0 && (kind.address == 0 || address == kind.address), "\(kind)")
            let noted = try flags(of: address)
            #expect(!noted.contains("hg") && noted.contains("wr") == (kind.protection & PROT_WRITE != 0), "\(noted)")
            #expect(noted.contains("sh") == (kind.flags & MAP_SHARED != 0), "\(noted)")
            if kind.file >= 0 { #expect(UnsafePointer<UInt8>(bitPattern: address)?.pointee == 7) }
            munmap(UnsafeMutableRawPointer(bitPattern: address), length)
        }
    }
}
