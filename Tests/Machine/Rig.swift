import Foundation
import TestSupport
import Testing

/// The scripts under Tests/Rig, and what this kernel lets them do.
enum Rig {
    static func path(_ name: String) -> String { Built.package + "/Tests/Rig/" + name }

    /// The Debian that every test starts from; made by the first who asks, once for a machine.
    static func root() throws -> String { try cached.get() }

    private static let cached = Result {
        var environment = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"]
        environment["CREDPOLICY_TEST_CACHE"] = ProcessInfo.processInfo.environment["CREDPOLICY_TEST_CACHE"]
        let finished = try Run.command(path("build-root"), environment: environment, timeout: 900)
        guard finished.status == 0 else { throw RunError.cannotStart(finished.err, errno: 0) }
        return finished.out.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Why no Debian of our own can be set up here; nil where one can.
    static let obstacle = probe([])
    /// Why none can be booted.
    static let bootObstacle = probe(["boot"])

    private static func probe(_ how: [String]) -> String? {
        if getuid() != 0 { return "not root" }
        do {
            let scratch = try Scratch()
            let finished = try Run.command(
                "/usr/bin/python3", [path("driver.py"), "probe", scratch.directory] + how,
                environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"])
            return finished.status == 0 ? nil : finished.err
        } catch {
            return "\(error)"
        }
    }
}

extension Trait where Self == ConditionTrait {
    /// Skipped, aloud, where the kernel forbids mounts or namespaces.
    static var needsChroot: ConditionTrait {
        .enabled(if: Rig.obstacle == nil, "No Debian of our own can be set up here: \(Rig.obstacle ?? "")")
    }

    /// Skipped, aloud, where it forbids control groups as well.
    static var needsMachine: ConditionTrait {
        .enabled(if: Rig.bootObstacle == nil, "No Debian can be booted here: \(Rig.bootObstacle ?? "")")
    }
}
