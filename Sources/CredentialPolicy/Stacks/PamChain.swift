/// The modules of one group of a service in the order in which libpam calls them, includes and substacks put in.
public struct PamChain: Sendable, Equatable {
    public struct Handler: Sendable, Equatable {
        public var file: String
        public var line: Int
        /// Depth of substacks.
        public var level: Int
        /// Its file's name, without directory. Empty: the beginning of a substack, or a line that libpam fails (then `control` is nil).
        public var module: String
        public var control: PamControl?
        public var arguments: [String]
        public var isSubstack = false
    }
    public var handlers: [Handler] = []
    /// Why the service can't be used at all: libpam gives up on it.
    public var broken: Broken?

    public enum Broken: Sendable, Hashable {
        case missingFile(String)
        case unreadableFile(String)
        /// An include of an include …: libpam stops at 32.
        case includesItself(String)
        case tooLarge(String)
    }

    private static let maxIncludes = 32
    private static let maxHandlers = 1_000

    /// - Parameter files: what /etc/pam.d holds, by name; nil for what is there and can't be read.
    public init(service: String, _ facility: PamFacility, files: [String: [PamLine]?]) {
        add(service, facility, level: 0, depth: 0, files)
        if handlers.isEmpty, broken == nil, service != "other", files["other"] != nil {
            add("other", facility, level: 0, depth: 0, files)
        }
    }

    private mutating func add(
        _ name: String, _ facility: PamFacility, level: Int, depth: Int, _ files: [String: [PamLine]?]
    ) {
        // An absolute name is a file elsewhere; those of /etc/pam.d are known by their last part.
        let key = name.hasPrefix("/etc/pam.d/") ? String(name.dropFirst(11)) : name
        if depth > Self.maxIncludes || level > 15 { return fail(.includesItself(key)) }
        guard let known = files[key] else { return fail(.missingFile(key)) }
        guard let lines = known else { return fail(.unreadableFile(key)) }
        for line in lines where broken == nil {
            if handlers.count > Self.maxHandlers { return fail(.tooLarge(key)) }
            switch line.content {
            case .include(let of, let file) where of == nil || of == facility:
                add(file, facility, level: level, depth: depth + 1, files)
            case .substack(facility, let file):
                append(line, level, "", nil, [], isSubstack: true)
                add(file, facility, level: level + 1, depth: depth + 1, files)
            case .module(facility, let control, let path, let arguments):
                append(line, level, path.split(separator: "/").last.map(String.init) ?? path, control, arguments)
            case .malformed(facility), .malformed(nil): append(line, level, "", nil, [])
            case .include, .substack, .module, .malformed: continue
            }
        }
    }

    private mutating func append(
        _ line: PamLine, _ level: Int, _ module: String, _ control: PamControl?, _ arguments: [String],
        isSubstack: Bool = false
    ) {
        handlers.append(
            Handler(
                file: line.file, line: line.line, level: level, module: module, control: control, arguments: arguments,
                isSubstack: isSubstack))
    }

    private mutating func fail(_ reason: Broken) { broken = broken ?? reason }
}
