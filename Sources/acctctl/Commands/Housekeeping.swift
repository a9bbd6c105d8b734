import ArgumentParser
import CredentialPolicy
import Enforcement

/// `housekeeping`: what a daily timer runs.
struct Housekeeping: Command {
    static let usage = "housekeeping"
    static let example = "acctctl housekeeping"
    static var configuration: CommandConfiguration {
        describe(
            "housekeeping", "終わったロックを記録し、保存先を整える。", "Notes which locks have ended; tidies up the store.",
            more: Wording(
                ja: "ログインのたびに行われる。ログインの少ない機器では毎日実行する。何度実行してもよい。",
                en: "Each login does so too; where there are few, run it daily. Safe to repeat."))
    }
    @OptionGroup var options: GlobalOptions

    func answer(_ desk: Desk) throws -> Answer {
        try desk.administration().keepHouse()
        return Answer(
            .object(["done": .bool(true)]), [say("保存先を整えました。", "The store is tidy.")])
    }
}
