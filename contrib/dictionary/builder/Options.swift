/// The command line: every option once, each with a file.
struct Options {
    var ipadic = ""
    var zxcvbn = ""
    var english = ""
    var own = ""
    var origin = ""
    var output = ""
    /// Words to leave out, one a line.
    var without = ""

    init(_ arguments: some Sequence<String>) throws(BuildFailure) {
        var rest = Array(arguments)[...]
        while let name = rest.popFirst() {
            guard let value = rest.popFirst() else { throw BuildFailure("\(name) needs a file.") }
            switch name {
            case "--ipadic": ipadic = value
            case "--zxcvbn": zxcvbn = value
            case "--english": english = value
            case "--own": own = value
            case "--origin": origin = value
            case "--output": output = value
            case "--without": without = value
            default: throw BuildFailure("\(name) is no option.")
            }
        }
        guard ![ipadic, zxcvbn, english, own, origin, output].contains("") else {
            throw BuildFailure("every option but --without must be given.")
        }
    }
}
