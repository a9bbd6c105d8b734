/// What a part of a password was recognised as.
public enum StrengthKind: String, Sendable, CaseIterable {
    // Words, from the dictionary.
    case commonPassword = "common_password"
    case word
    case japaneseWord = "japanese_word"
    case personalName = "personal_name"
    case surname
    case givenName = "given_name"
    case placeName = "place_name"
    case municipalWord = "municipal_word"
    // Numbers with a meaning.
    case date
    case eraDate = "era_date"
    case year
    case phoneNumber = "phone_number"
    case postalCode = "postal_code"
    /// 000123, 100042: as cards and lists are numbered.
    case paddedNumber = "padded_number"
    // What the fingers do.
    case keyboardWalk = "keyboard_walk"
    case kanaRow = "kana_row"
    case kanaKeys = "kana_keys"
    case repetition
    case sequence
    /// What many people put behind a word: 1, !, 01.
    case commonEnding = "common_ending"
    // What is known about whoever sets it.
    case loginName = "login_name"
    case ownName = "own_name"
    case staffNumber = "staff_number"
    case department
    case birthday
    case organizationWord = "organization_word"
    case oldPassword = "old_password"
    /// Two things whose characters stand by turns: s1u2z3u4.
    case byTurns = "by_turns"
    /// Typed one key aside, or with shift held down: doyp for sito.
    case otherKeys = "other_keys"
    /// No part of it is meant: as a whole it is like what many people use.
    case likeMany = "like_many"
    /// Nothing that is known: each character is guessed by itself.
    case unknown
}
