// libFuzzer's way into the reader of leaked passwords, which maps a file that a disk may have damaged anywhere, and into
// the lines that the file is made of. The first eight bytes are the digest that is looked for, the rest is the file.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzBlocklist(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
    demandLine(input)
    guard input.count >= 8 else { return 0 }
    let digest = input[..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let file = stride(from: 8, to: input.count - 3, by: 4).map { start in
        (0..<4).reduce(UInt32(0)) { $0 | UInt32(input[start + $1]) << UInt32($1 * 8) }
    }
    let words = file.span
    guard let list = try? Blocklist(checking: words) else { return 0 }
    let found = try? list.contains(digest, in: words)
    // Without the checksum, which no mutation gets right.
    _ = try? list.verify(in: words)
    if (try? list.checksum(in: words)) != nil { demandSound(list, words, digest, found) }
    return 0
}

/// In a sound list a search finds what reading the whole list finds, and never fails.
private func demandSound(_ list: Blocklist, _ words: Span<UInt32>, _ digest: UInt64, _ found: Bool?) {
    let bytes = Int(list.layout.count) * list.layout.entryBytes
    let padding = bytes % 4 == 0 ? 0 : words[words.count - 1] >> UInt32(bytes % 4 * 8)
    precondition(padding == 0, "something behind the entries")
    var isThere = false
    for prefix in 0..<list.layout.buckets {
        guard let (low, high) = try? list.layout.bucket(prefix, in: words) else {
            fatalError("a sound list has no bucket")
        }
        for index in low..<high {
            let shift = UInt64(64 - list.layout.prefixBits)
            let whole = list.layout.prefixBits == 0 ? 0 : UInt64(prefix) << shift
            if whole | list.layout.entry(index, in: words) == digest { isThere = true }
        }
    }
    precondition(found == isThere, "a search that misses, or finds what is not there")
}

private func demandLine(_ input: [UInt8]) {
    if !input.isEmpty {
        var evidence = CorpusEvidence()
        let (shape, other) = (evidence.add(input.span, number: 1), CorpusLine.digitsOfOtherHash(input.span))
        let isRemark = input[0] == UInt8(ascii: "#")
        let isHash = evidence.form == .hashes
        precondition(isRemark || (shape == .hash) == isHash, "one line says something else than it is")
        precondition((evidence.form == .words) == (evidence.firstLine == nil), "a form of no line, or none of a line")
        _ = LineShape.isUnmistakable(LineShape(input.span), input.span)
        precondition(other == nil || CorpusLine(input.span) == nil, "a line that is two kinds of hash")
    }
    guard let line = CorpusLine(input.span) else { return }
    let digits = String(decoding: input.drop(while: CorpusLine.isBlank).prefix(16), as: UTF8.self)
    precondition(UInt64(digits, radix: 16) == line.digest, "another digest")
}
