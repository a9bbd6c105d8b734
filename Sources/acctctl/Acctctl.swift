import ArgumentParser

@main
struct Acctctl: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "acctctl", abstract: "IDs and credentials.")
}
