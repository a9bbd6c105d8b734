/// New passwords for those who change one again and again.
public enum StrongPassword {
    private static let letters = Array("abcdefghijkmnpqrstuvwxyz23456789")

    /// Twelve characters that nobody would guess, unlike those of any other number, the same in every run.
    public static func numbered(_ number: Int) -> String {
        var (text, state) = ("", UInt64(number) &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678_9ABC_DEF1)
        for _ in 0..<10 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            text.append(letters[Int(state >> 59)])
        }
        return text + "k7"
    }
}
