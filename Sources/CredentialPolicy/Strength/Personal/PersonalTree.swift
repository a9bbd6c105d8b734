/// What is known about one person, as a tree of words. It is made once for a change of a password, of facts that are no
/// secret.
struct PersonalTree: WordTree {
    private struct Node {
        let character: UInt32
        var child: Int32 = -1
        var sibling: Int32 = -1
        var word: KnownWord?
    }

    private var nodes = [Node(character: 0)]
    /// The root's children among the ASCII characters: most walks end there.
    private var roots = [Int32](repeating: -1, count: 128)

    /// Facts come from a directory that somebody else keeps: what is beyond this would only cost time.
    private static let (mostNodes, longest) = (20_000, 64)

    var root: Int32 { 0 }

    /// Adds a word; of two that are the same the cheaper one stays.
    mutating func add(_ text: some StringProtocol, _ word: KnownWord) {
        var node: Int32 = 0
        guard !text.isEmpty, text.unicodeScalars.count <= Self.longest else { return }
        for scalar in text.unicodeScalars {
            let character = DictionaryKey.fold(scalar.value)
            guard let next = child(of: node, character) ?? append(character, to: node) else { return }
            node = next
        }
        if let known = nodes[Int(node)].word, known.guesses <= word.guesses { return }
        nodes[Int(node)].word = word
    }

    func step(_ cursor: Int32, _ character: UInt32, in words: Span<UInt32>) -> Int32? { child(of: cursor, character) }

    func word(_ cursor: Int32, in words: Span<UInt32>) -> KnownWord? { nodes[Int(cursor)].word }

    private func child(of node: Int32, _ character: UInt32) -> Int32? {
        if node == 0, character < 128 { return roots[Int(character)] < 0 ? nil : roots[Int(character)] }
        var child = nodes[Int(node)].child
        while child >= 0, nodes[Int(child)].character != character { child = nodes[Int(child)].sibling }
        return child < 0 ? nil : child
    }

    private mutating func append(_ character: UInt32, to node: Int32) -> Int32? {
        guard nodes.count < Self.mostNodes else { return nil }
        let index = Int32(nodes.count)
        nodes.append(Node(character: character, sibling: nodes[Int(node)].child))
        nodes[Int(node)].child = index
        if node == 0, character < 128 { roots[Int(character)] = index }
        return index
    }
}
