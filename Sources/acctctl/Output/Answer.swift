import CredentialPolicy
import HostSystem

/// What a command has to say: one document for programs, lines for people, and the exit status.
struct Answer {
    var json: JSON
    var lines: [String]
    /// What is left with `--quiet`: what was asked for, without the words around it.
    var quietLines: [String]
    var status = ExitStatus.done

    /// A list or a description: `--quiet` leaves it as it is.
    init(_ json: JSON, listing lines: [String], status: ExitStatus = .done) {
        self.init(json, lines, quiet: lines, status: status)
    }

    /// Something done: `--quiet` says nothing, or only `quiet`.
    init(_ json: JSON, _ lines: [String], quiet: [String] = [], status: ExitStatus = .done) {
        self.json = json
        self.lines = lines
        self.quietLines = quiet
        self.status = status
    }

    func print(_ options: GlobalOptions) throws(SystemFailure) {
        if options.json { return try Terminal.print(json.encoded + "\n") }
        let lines = (options.quiet ? quietLines : lines).flatMap(Layout.wrapped)
        try Terminal.print(lines.map { $0 + "\n" }.joined())
    }
}
