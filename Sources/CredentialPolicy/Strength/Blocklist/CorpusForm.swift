/// What a file of leaked passwords holds: the passwords themselves, or hashes of them.
public enum CorpusForm: Sendable, Hashable {
    /// A password on each line.
    case words
    /// `CorpusLine`s.
    case hashes
    case foreign(ForeignForm)
}

/// Tells by several lines what a file holds: one alone may be a title, or a password that looks like a hash.
public struct CorpusEvidence: Sendable {
    /// So many lines are enough, if a file has them.
    public static let enough = 100
    /// Of the shapes that many passwords have too (`12 monkeys`, `a:b`) fewer lines than this say nothing.
    private static let leastOfCommonShapes = 3

    private var lines = 0
    /// How many lines have the shape, and the number of the first. In the order in which they were met: of two that are
    /// as many the first counts.
    private var shapes: [(shape: LineShape, lines: Int, first: Int)] = []

    public init() {}

    /// - Parameters:
    ///   - line: without its end, not empty.
    ///   - number: of the line in its file.
    /// - Returns: what the line looks like.
    @discardableResult
    public mutating func add(_ line: Span<UInt8>, number: Int) -> LineShape {
        // A remark says nothing about the lines that it is about; some passwords begin like one.
        if line[0] == UInt8(ascii: "#") { return .word }
        lines += 1
        let shape = LineShape(line)
        if shape == .word { return shape }
        if let place = shapes.firstIndex(where: { $0.shape == shape }) {
            shapes[place].lines += 1
        } else {
            shapes.append((shape, 1, number))
        }
        return shape
    }

    /// What half of the lines are, or passwords.
    public var form: CorpusForm { decisive.form }

    /// The number of the first line that is what the form says; nil: it says passwords.
    public var firstLine: Int? { decisive.first }

    private var decisive: (form: CorpusForm, first: Int?) {
        let counting = shapes.filter { $0.lines >= Self.leastOfCommonShapes || !Self.isCommon($0.shape) }
        guard counting.reduce(0, { $0 + $1.lines }) * 2 >= lines,
            let most = counting.map(\.lines).max(), let found = counting.first(where: { $0.lines == most })
        else { return (.words, nil) }
        return switch found.shape {
        case .word: (.words, nil)
        case .hash: (.hashes, found.first)
        case .foreign(let form): (.foreign(form), found.first)
        }
    }

    private static func isCommon(_ shape: LineShape) -> Bool {
        switch shape {
        case .foreign(.counted), .foreign(.columns): true
        case .word, .hash, .foreign(.otherHash), .foreign(.record): false
        }
    }
}
