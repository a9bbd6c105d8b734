import CredentialPolicy
import Enforcement

/// Stopped sources as rows and as documents.
struct SourceView {
    let moments: Moments

    func lines(_ sources: [StoppedSource]) -> [String] {
        if sources.isEmpty { return [say("停止中の発信元はありません。", "No source is stopped.")] }
        return Table(
            headings: [
                say("発信元", "source"), say("停止", "stopped"), say("解除予定", "until"), say("失敗回数", "failures"),
                say("対象ID数", "IDs"),
            ],
            rows: sources.map {
                [
                    $0.name, moments.minute($0.since), moments.minute($0.until), "\($0.failures)", "\($0.ids.count)",
                ]
            }, yielding: [0],
            notes: (
                "",
                sources.map { source in
                    source.sharedWith.isEmpty
                        ? [] : [say("同じ計数: ", "counted with ") + source.sharedWith.joined(separator: " ")]
                }
            )
        ).lines
    }

    func json(_ source: StoppedSource) -> JSON {
        .object([
            "source": .text(source.name), "since": moments.machine(source.since),
            "until": moments.machine(source.until), "failures": .number(Int64(source.failures)),
            "accounts": .number(Int64(source.ids.count)), "shared_with": .list(source.sharedWith.map(JSON.text)),
        ])
    }
}
