import Foundation
import TestSupport
import Testing

/// The scripts under Tests/Rig, and what this kernel lets them do.
enum Rig {
    static func path(_ name: String) -> String { Built.package + "/Tests/Rig/" + name }

    /// The Debian that every test starts from; made by the first who asks, once for a machine.
    static func root() throws -> String { try cached.get() }

    private static let cached = Result {
        let finished = try Run.command(
            path("build-root"), environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"],
            timeout: 900)
        guard finished.status == 0 else { throw RunError.cannotStart(finished.err, errno: 0) }
        return finished.out.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Why nothing of this can be tried here; nil where it can.
    static let obstacle: String? = {
        if getuid() != 0 { return "not root" }
        do {
            let scratch = try Scratch()
            let finished = try Run.command(
                "/usr/bin/python3", [path("driver.py"), "probe", scratch.directory],
                environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"])
            return finished.status == 0 ? nil : finished.err
        } catch {
            return "\(error)"
        }
    }()
}

extension Trait where Self == ConditionTrait {
    /// Skipped, aloud, where the kernel forbids mounts, namespaces or control groups.
    static var needsMachine: ConditionTrait {
        .enabled(if: Rig.obstacle == nil, "No Debian of our own can be set up here: \(Rig.obstacle ?? "")")
    }
}
