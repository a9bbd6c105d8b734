import Enforcement
import Glibc

// Started by pam_credpolicy.so, one process for each PAM call. The exit status means nothing to the module: only a
// verdict frame does.
exit(HelperProgram.run())

// This program takes no arguments. Two functions of Swift's runtime (stdlib/public/stubs/CommandLine.cpp) are defined
// here so that the linker leaves that file out: its start-up code finds argv by reading all of /proc/self/maps, a
// thirtieth of an account step. A pointer is an Int to the calling convention; whoever asks after all ends the process,
// and that refuses.
@_cdecl("_swift_stdlib_getUnsafeArgvArgc")
func commandLineArguments(_ count: Int) -> Int { fatalError("pam-helper takes no arguments") }

@_cdecl("_swift_stdlib_overrideUnsafeArgvArgc")
func overrideCommandLineArguments(_ arguments: Int, _ count: Int32) { fatalError("pam-helper takes no arguments") }

// yescrypt works in 16 MB that libcrypt maps for each hash: 4,096 page faults, a third of its time (measured: 16.8 ms a
// hash, 11.4 with large pages). libcrypt offers no say in that, but calls the mmap that the program has.
@_cdecl("mmap")
public func mapMemory(
    _ address: Int, _ length: Int, _ protection: Int32, _ flags: Int32, _ file: Int32, _ offset: Int
) -> Int { HelperProgram.map(address, length, protection, flags, file, offset) }
