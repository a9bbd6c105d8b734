// Builds the dictionary: dictionary-builder --ipadic FILE --zxcvbn FILE --english FILE --own FILE --origin FILE
// --output FILE [--without FILE]. contrib/dictionary/build says where the files come from.
import CredentialPolicy
import Glibc

do throws(BuildFailure) {
    let options = try Options(CommandLine.arguments.dropFirst())
    var builder = Builder(without: options.without.isEmpty ? [] : try Files.lines(options.without))
    try builder.add(
        try FrequencyLists(try Files.lines(options.zxcvbn)), english: try Files.lines(options.english))
    builder.add(try Ipadic(try Files.lines(options.ipadic)))
    builder.add(try OwnLists(try Files.lines(options.own)))
    let origin = try Files.lines(options.origin).joined(separator: "\n")
    let words = builder.words(origin: origin)
    try Files.write(words, to: options.output)
    print("\(options.output): \(builder.writer.count) words, \(words.count * 4) bytes")
} catch {
    let line = Array("dictionary-builder: \(error.text)\n".utf8)
    _ = unsafe write(STDERR_FILENO, line, line.count)
    exit(1)
}
