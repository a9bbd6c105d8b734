import CredentialPolicy
import Enforcement

/// One key of the policy with its value in force.
struct SettingView {
    let key: PolicyKey
    private let file: String
    /// nil: the policy can't be read or is wrong.
    private let value: String?
    private let sourceLine: Int?
    private let weaker: WeakerSetting?

    init(_ key: PolicyKey, _ reading: PolicyReading?, _ file: String) {
        self.key = key
        self.file = file
        value = (reading?.policy).map(key.format)
        sourceLine = reading?.lines[key.name]
        weaker = reading?.weaker.first { $0.key == key.name }
    }

    static func all(_ reading: PolicyReading, _ file: String) throws -> [SettingView] {
        guard reading.policy != nil else { throw PolicyFile.Failure.wrong(reading.problems) }
        return PolicyKey.all.map { SettingView($0, reading, file) }
    }

    /// `key = value  # file:line`, with a word about what the file wanted but does not get.
    var line: String {
        let value = value ?? ""
        let setting = "\(key.key) =\(value.isEmpty ? "" : " \(value)")"
        return Layout.cut("\(setting)  # \(shortSource)\(mark)", to: Layout.columns)
    }

    var block: [String] {
        let name = Printable.escaped(file)
        let source = sourceLine.map { "\(name):\($0)" } ?? say("既定値", "default")
        let inForce = value.map { "\($0.isEmpty ? "-" : $0)  (\(source)\(mark))" }
        return [key.name, "  \(key.explanation.spoken)"]
            + Block(
                [
                    (
                        say("適用中の値", "value in force"),
                        inForce ?? say("方針ファイルを読めないため不明", "unknown: the policy file can't be used")
                    ),
                    (say("既定値", "default"), key.defaultText.isEmpty ? "-" : key.defaultText),
                    (say("書き方", "unit"), key.unit.spoken),
                    (say("条項", "clause"), key.clause.isEmpty ? "-" : key.clause),
                ], indent: 2
            ).lines.map { "  \($0)" }
    }

    var json: JSON {
        .object([
            "key": .text(key.name), "value": .optional(value), "source": .text(sourceLine == nil ? "default" : "file"),
            "line": .optional(sourceLine.map(Int64.init)), "weaker": .optional(weaker?.configured),
        ])
    }

    var explanation: JSON {
        .object([
            "key": .text(key.name), "meaning": .text(key.explanation.spoken), "default": .text(key.defaultText),
            "unit": .text(key.unit.spoken), "clause": key.clause.isEmpty ? .null : .text(key.clause),
            "value": .optional(value), "line": .optional(sourceLine.map(Int64.init)),
        ])
    }

    private var shortSource: String {
        let name = Printable.escaped(String(file.split(separator: "/").last ?? ""))
        return sourceLine.map { "\(name):\($0)" } ?? say("既定値", "default")
    }

    private var mark: String {
        guard let weaker else { return "" }
        let configured = weaker.configured.isEmpty ? say("空", "nothing") : weaker.configured
        return say("(\(configured) は基準 \(weaker.clause) より弱い)", " (\(configured) is weaker than \(weaker.clause))")
    }
}
