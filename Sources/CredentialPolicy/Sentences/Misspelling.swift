/// What a misspelt word was probably meant to be, for programs with words of their own.
public enum Misspelling {
    /// The nearest of `known`; nil when nothing is near.
    public static func nearest(to word: String, among known: [String]) -> String? {
        NearestName.of(word, among: known)
    }
}
