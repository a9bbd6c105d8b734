/// The version of this program; contrib/debian/changelog says the same, and a test that it does.
enum Version {
    static let text = "0.1.0"
}
