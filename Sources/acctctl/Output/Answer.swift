import CredentialPolicy
import HostSystem

/// What a command has to say: a document for programs, lines for people, and the exit status.
struct Answer {
    /// One; a batch has one for each line of its input.
    var documents: [JSON]
    var lines: [String]
    /// What is left with `--quiet`: what was asked for, without the words around it.
    var quietLines: [String]
    var status = ExitStatus.done
    /// False for `file:line: …`, which editors and grep(1) read: each stays one line, however long.
    var wraps = true

    /// A list or a description: `--quiet` leaves it as it is.
    init(_ json: JSON, listing lines: [String], status: ExitStatus = .done) {
        self.init(json, lines, quiet: lines, status: status)
    }

    /// Something done: `--quiet` says nothing, or only `quiet`.
    init(_ json: JSON, _ lines: [String], quiet: [String] = [], status: ExitStatus = .done) {
        self.init(documents: [json], lines, quiet: quiet, status: status)
    }

    init(documents: [JSON], _ lines: [String], quiet: [String] = [], status: ExitStatus = .done) {
        self.documents = documents
        self.lines = lines
        self.quietLines = quiet
        self.status = status
    }

    /// What of it is printed, each line with its end.
    func text(_ options: GlobalOptions) -> String {
        let spoken = options.quiet ? quietLines : lines
        let lines = options.json ? documents.map(\.encoded) : wraps ? spoken.flatMap(Layout.wrapped) : spoken
        return lines.map { $0 + "\n" }.joined()
    }

    func print(_ options: GlobalOptions) throws(SystemFailure) { try Terminal.print(text(options)) }
}
