// libFuzzer's way into NFKC: what is typed goes through utf8proc, a C library, in buffers of ours. They are allocated
// here with their exact sizes, so that AddressSanitizer sees a byte too many.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzNormalization(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
    if let once = normalized(text) {
        precondition(once.count <= Normalization.limit, "longer than libcrypt takes")
        precondition(!once.contains { $0 < 0x20 || $0 == 0x7F }, "a control character")
        precondition(normalized(once) == once, "NFKC of NFKC is another text")
    }
    return 0
}

private func normalized(_ text: [UInt8]) -> [UInt8]? {
    let scratch = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: Normalization.scratchSize)
    let result = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: Normalization.limit)
    defer {
        unsafe scratch.deallocate()
        unsafe result.deallocate()
    }
    unsafe scratch.initialize(repeating: 0)
    unsafe result.initialize(repeating: 0)
    var work = unsafe MutableSpan(_unsafeElements: scratch)
    var target = unsafe MutableSpan(_unsafeElements: result)
    guard let count = try? Normalization.nfkc(text.span, scratch: &work, result: &target) else { return nil }
    return unsafe Array(result[..<count])
}
