/// Put aside at first; no longer since the estimator was adjusted to what it gives.
extension WeakPasswords {
    static let formerlyAside = [
        PasswordGenerator("given name and a day") { random in
            let name = capitalized(random.pick(AsideWords.givenNames), &random)
            return name + random.pick(["", "", "@", "-", "."])
                + random.pick(["0401", "1225", birthday(&random), birthday(&random), "0\(random.number(1...9))"])
        },
        PasswordGenerator("team, hero or dish and 1!") { random in
            let word = capitalized(random.pick(AsideWords.liked), &random)
            return word
                + random.pick(["1", "1!", "123", "2024", "01", "7", "!1", "55", "2025!", "0\(random.number(1...9))"])
        },
        PasswordGenerator("kana keys of a JIS keyboard") { random in
            let word = random.pick(AsideWords.kana)
            return KanaKeys.typed(word + random.pick(["", "", random.pick(AsideWords.kana)]))
                + random.pick(["1", "12", "123", "2024", "0401", random.digits(0...99, 2)])
        },
        PasswordGenerator("numbers that look like an ID") { random in
            let prefix = random.pick(["a", "s", "id", "user", "kk", "shain", "staff", "jp", "No", "pc", "test", "ID-"])
            return prefix
                + random.pick([
                    random.digits(1...999, 6), random.digits(1...9999, 5), "0000\(random.digits(0...99, 2))", "123456",
                    "0123456", "100\(random.digits(1...99, 3))",
                ])
        },
        PasswordGenerator("English words and a year") { random in
            let word = capitalized(random.pick(AsideWords.english), &random)
            return word + random.pick(["1", "123", "2023", "2024", "2025", "2026", "@123", "1!", "01", "2024!", "#1"])
        },
        PasswordGenerator("months and seasons") { random in
            let (month, season) = (
                random.number(1...12), random.pick(["haru", "natsu", "natu", "aki", "fuyu", "huyu"])
            )
            return random.pick([
                "\(month)gatsu\(random.number(2020...2026))", "\(month)gatu\(random.number(1...28))nichi",
                "\(capitalized(season, &random))\(random.number(2020...2026))",
                "\(season)yasumi\(random.number(1...12))",
                "\(random.number(2020...2026))\(season)!", "\(season)\(random.number(2020...2026))\(season)",
            ])
        },
        PasswordGenerator("fiscal years") { random in
            let year = random.number(1...8)
            return random.pick([
                "R\(year)nendo!", "reiwa\(year)nendo", "\(2018 + year)nendo",
                "\(2018 + year)nendo\(random.number(1...12))",
                "nendo\(2018 + year)", "R\(year).\(random.number(1...12)).\(random.number(1...28))",
                "令和\(year)年度予算", "FY\(2018 + year)-\(random.number(1...4))", "\(2018 + year)yosan",
                "r\(year)nendohajime",
            ])
        },
        PasswordGenerator("two common words") { random in
            let (first, second) = (random.pick(AsideWords.short), random.pick(AsideWords.short))
            return random.pick([
                "\(first)\(second)1", "\(first)to\(second)1", "\(first)\(second)12", "\(first)-\(second)1",
            ])
        },
        PasswordGenerator("a couple and a day") { random in
            let (his, hers) = (random.pick(AsideWords.givenNames), random.pick(AsideWords.givenNames))
            return "\(his)\(random.pick(["", "&", "-", "love", "to"]))\(hers)"
                + random.pick(["1", "12", "0214", "1122", birthday(&random, short: true)])
        },
        PasswordGenerator("words backwards") { random in
            let word = random.pick(AsideWords.liked + AsideWords.givenNames + AsideWords.towns)
            return String(word.reversed()) + random.pick(["1", "123", "1234", "2024", "0401", "4321"])
        },
        PasswordGenerator("letters and digits in order") { random in
            let start = random.number(0...6)
            let letters = "abcdefghijklmnop".dropFirst(start)
            return random.pick([
                "\(letters.prefix(3))12345", "\(letters.prefix(4))1234", "a1b2c3d4", "1a2b3c4d", "aa11bb22",
                "abc123abc123",
                "123\(letters.prefix(5))",
                "\(letters.prefix(3))\(random.pick(["111222", "987654", "123123", "112233"]))",
                "zyx98765", "a12345678", "\(letters.prefix(6))12", "abcabc11", "aaaa1111", "1111aaaa", "x1x1x1x1",
            ])
        },
        PasswordGenerator("greetings and numbers read as words") { random in
            let word = capitalized(random.pick(AsideWords.greetings), &random)
            return word + random.pick(["4649", "39", "5963", "1", "0840", "8181", "29", "1!", "3150", "2525", "88"])
        },
        PasswordGenerator("towns in Kunrei spelling and numbers") { random in
            random.pick(AsideWords.towns) + random.pick(["", "si", "ku", "mati"])
                + random.pick([
                    "1-2-3", "1234", "119", "110", "0123", "24", random.digits(0...999, 3), "3tyoume", "2tyome",
                ])
        },
        PasswordGenerator("full-width and half-width katakana") { random in
            let wide = fullWidth(capitalized(random.pick(AsideWords.liked + AsideWords.english), &random) + "1")
            let half = random.pick(["サクラ", "トウキョウ", "タナカ", "ヤマダ", "パンダ", "ハナコ", "アイウエオ", "ナゴヤ"])
            return random.pick([
                wide + "2", wide + "23", half + random.digits(0...9999, 4), half + "2024", half + "00123",
            ])
        },
    ]
}

private enum AsideWords {
    static let givenNames = [
        "taro", "tarou", "hanako", "ichiro", "itirou", "jiro", "kenji", "kenzi", "hiroshi", "hirosi", "takashi",
        "makoto", "akira", "yuko", "yuuko", "keiko", "yoko", "youko", "mika", "yumi", "yuki", "ayumi", "naomi",
        "misaki",
        "sakura", "haruto", "yuto", "yuuto", "souta", "sota", "ren", "hinata", "hina", "yui", "aoi", "rin", "mei",
        "riko",
        "daiki", "shota", "syouta", "kenta", "takuya", "tomoko", "kazuko", "michiko", "mitiko", "shinichi", "sinichi",
        "junko", "jyunko", "kyoko", "kyouko", "megumi", "satoshi", "satosi", "manabu", "koji", "kouji", "kohji",
    ]
    static let liked = [
        "hanshin", "tigers", "kyojin", "giants", "softbank", "hawks", "marines", "fighters", "dragons", "carp",
        "doraemon", "pikachu", "pokemon", "naruto", "luffy", "onepiece", "totoro", "conan", "anpanman", "gundam",
        "kimetsu", "tanjiro", "nezuko", "evangelion", "hatsunemiku", "sazaesan", "chibimaruko", "hellokitty", "kitty",
        "ramen", "gyoza", "takoyaki", "okonomiyaki", "karaage", "tempura", "onigiri", "curry", "udon", "yakiniku",
        "ichiro", "ohtani", "ootani", "arashi", "smap", "akb48",
    ]
    static let kana = [
        "さくら", "かつしか", "とうきょう", "ぱすわーど", "たなか", "すずき", "さとう", "ひまわり", "ねこ", "いぬ",
        "にほん", "しやくしょ", "おおさか", "はなこ", "たろう", "ゆき", "あおい", "うみ", "そら", "はる", "なつ", "れいわ",
        "ありがとう", "こんにちは", "まつもと", "なごや",
    ]
    static let english = [
        "password", "welcome", "admin", "administrator", "summer", "winter", "spring", "autumn", "monday", "friday",
        "office", "windows", "computer", "system", "network", "server", "manager", "sunshine", "football", "baseball",
        "soccer", "princess", "dragon", "master", "shadow", "letmein", "changeme", "secret", "hello", "iloveyou",
        "flower", "orange", "happy", "lucky", "friend", "qwerty", "login", "guest", "test", "default", "temp",
    ]
    static let short = [
        "neko", "inu", "hana", "tori", "yuki", "kawa", "yama", "sora", "umi", "mizu", "hoshi", "tsuki", "kuma", "asa",
        "yoru", "haru", "natsu", "aki", "fuyu", "ame", "kumo", "kaze", "hikari", "yume", "ai", "kokoro", "mame", "momo",
        "niku", "sakana", "ocha", "gohan", "pan", "sake", "biru", "otoko", "onna", "kodomo", "mama", "papa",
    ]
    static let towns = [
        "sizuoka", "hukusima", "tiba", "hukui", "matuyama", "takamatu", "gihu", "tusima", "hatinohe", "siogama",
        "huzisawa", "huzi", "itikawa", "hunabasi", "kasiwa", "tukuba", "turuoka", "sibata", "nagaoka", "tyoushi",
        "akasi", "himezi", "amagasaki", "nisinomiya", "kurasiki", "onomiti", "simonoseki", "yamaguti", "tokusima",
    ]
    static let greetings = [
        "ohayou", "ohayo", "konnichiwa", "konbanwa", "arigatou", "arigato", "yoroshiku", "yorosiku", "gokurousama",
        "otsukare", "otukare", "onegai", "itadakimasu", "sayonara", "ganbare", "ganbarou", "omedetou", "daisuki",
        "aishiteru", "tadaima", "okaeri", "gomennasai", "sumimasen", "hajimemashite",
    ]
}
