import CLinux
import Glibc

/// The directory that holds the store: checked here, its path handed over; the store opens files only inside it.
public enum SafeDirectory {
    /// File systems whose locks other hosts don't see, by `statfs` magic (statfs(2)).
    static func isNetwork(_ magic: Int) -> Bool {
        switch magic {
        case 0x6969, 0xFF53_4D42, 0xFE53_4D42, 0x517B: true  // nfs, cifs, smb2, smb
        case 0x5346_414F, 0x6B41_4653, 0x00C3_6400, 0x0102_1997: true  // afs, kafs, ceph, 9p
        case 0x6573_5546, 0x7461_636F, 0x0116_1970, 0x0BD0_0BD0: true  // fuse, ocfs2, gfs2, lustre
        default: false
        }
    }

    /// - Throws: `FileRefusal` unless `path` is a directory of root's or the effective user's that nobody else can
    ///   write, on a local file system.
    public static func check(_ path: String) throws(FileRefusal) {
        let place = try SafePath.resolve(path)
        defer { close(place.directory) }
        let descriptor = try SafePath.openDirectory(place.directory, place.name, path)
        defer { close(descriptor) }
        var facts = stat()
        guard unsafe fstat(descriptor, &facts) == 0, facts.st_mode & 0o022 == 0 else {
            throw FileRefusal(path: path, reason: .writableByOthers)
        }
        var system = statfs()
        guard unsafe fstatfs(descriptor, &system) == 0, !isNetwork(Int(system.f_type)) else {
            throw FileRefusal(path: path, reason: .networkFileSystem)
        }
    }

    /// Makes `path` (mode 0700) where it is missing; its parent must be there and safe. Safe to repeat.
    public static func create(_ path: String) throws(FileRefusal) {
        let place = try SafePath.resolve(path)
        defer { close(place.directory) }
        guard unsafe mkdirat(place.directory, place.name, 0o700) == 0 || errno == EEXIST else {
            throw FileRefusal(path: path, reason: .system(SystemFailure("mkdir", errno)))
        }
        try check(path)
    }
}
