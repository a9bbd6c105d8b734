import ArgumentParser
import CredentialPolicy
import Enforcement
import Glibc
import HostSystem

/// The whole program: arguments in, one answer or one failure out.
@main
enum Program {
    static func main() {
        Terminal.occupyStreams()
        Terminal.ignoreBrokenPipes()
        exit(run(Array(CommandLine.arguments.dropFirst())).rawValue)
    }

    private static func run(_ words: [String]) -> ExitStatus {
        let words = GlobalOptions.moved(words)
        do {
            var command = try Acctctl.parseAsRoot(words)
            try command.run()
            return .done
        } catch let status as ExitStatus {
            return status
        } catch let failure as any SpokenFailure {
            return tell(failure.spoken)
        } catch {
            return Acctctl.exitCode(for: error) == .success ? help(error) : tell(.arguments(error, words))
        }
    }

    private static func help(_ request: any Error) -> ExitStatus {
        do {
            try Terminal.print(HelpText.spoken(Acctctl.fullMessage(for: request)) + "\n")
            return .done
        } catch {
            return tell(error.spoken)
        }
    }

    private static func tell(_ failure: CommandFailure) -> ExitStatus {
        for line in failure.lines { StandardError.write(line) }
        return failure.status
    }
}

/// `acctctl`.
struct Acctctl: CommandFamily {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "acctctl",
            abstract: say("IDと認証情報を、定めた方針のとおりに管理する。", "Manages IDs and credentials by the policy."),
            discussion: say("例:", "Example:") + "\n  acctctl account list",
            version: "credpolicy \(Version.text)",
            subcommands: [
                Init.self, PolicyFamily.self, Join.self, Retire.self, PasswordFamily.self, AccountFamily.self,
                SourceFamily.self,
                LogFamily.self, StoreFamily.self, Housekeeping.self, DoctorCommand.self,
            ])
    }
}
