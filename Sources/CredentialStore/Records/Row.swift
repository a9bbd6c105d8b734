/// A result row read by position; a value of another type than the schema says is damage, not a crash.
struct Row {
    private let values: [SQLValue]
    init(_ values: [SQLValue]) { self.values = values }

    func optionalInteger(_ index: Int) throws(StoreFailure) -> Int64? {
        switch values[index] {
        case .integer(let number): number
        case .null: nil
        case .text, .bytes: throw .damaged("column \(index) is no number")
        }
    }

    func integer(_ index: Int) throws(StoreFailure) -> Int64 {
        guard let number = try optionalInteger(index) else { throw .damaged("column \(index) is empty") }
        return number
    }

    func flag(_ index: Int) throws(StoreFailure) -> Bool { try integer(index) != 0 }

    func text(_ index: Int) throws(StoreFailure) -> String {
        guard case .text(let text) = values[index] else { throw .damaged("column \(index) is no text") }
        return text
    }

    func bytes(_ index: Int) throws(StoreFailure) -> [UInt8] {
        switch values[index] {
        case .bytes(let bytes): bytes
        case .null: []
        case .integer, .text: throw .damaged("column \(index) is not bytes")
        }
    }
}

extension Transaction {
    @discardableResult
    func run(_ statement: some SQLStatement, _ values: SQLValue...) throws(StoreFailure) -> [Row] {
        try database.run(statement.rawValue, values).map(Row.init)
    }

    /// The next number of a counter that is never set back: accounts, sessions.
    func nextNumber(_ counter: String) throws(StoreFailure) -> Int64 {
        guard let row = try run(FactStatement.nextNumber, .text(counter)).first else {
            throw .damaged("counter \(counter) is missing")
        }
        return try row.integer(0)
    }

    /// The last number that a counter gave.
    func number(of counter: String) throws(StoreFailure) -> Int64 {
        try run(FactStatement.readCounter, .text(counter)).first?.integer(0) ?? 0
    }

    public func fact(_ name: String) throws(StoreFailure) -> String? {
        try run(FactStatement.read, .text(name)).first.map { row throws(StoreFailure) in try row.text(0) }
    }

    public func setFact(_ name: String, _ value: String) throws(StoreFailure) {
        try run(FactStatement.write, .text(name), .text(value))
    }
}
