/// Words of this file's own, each of which is in a reasonable attacker's list.
enum FirstWords {
    static let japaneseNumerals: [(String, String)] = [
        ("ichi", "1"), ("ni", "2"), ("san", "3"), ("yon", "4"), ("go", "5"), ("roku", "6"), ("nana", "7"),
        ("hachi", "8"), ("kyuu", "9"), ("juu", "10"), ("hyaku", "100"), ("sen", "1000"), ("man", "10000"),
        ("zero", "0"), ("rei", "0"), ("shi", "4"), ("shichi", "7"), ("hitotsu", "1"), ("futatsu", "2"),
        ("mittsu", "3"),
    ]

    static let englishNumerals: [(String, String)] = [
        ("one", "1"), ("two", "2"), ("three", "3"), ("four", "4"), ("five", "5"), ("six", "6"), ("seven", "7"),
        ("eight", "8"), ("nine", "9"), ("ten", "10"), ("eleven", "11"), ("twelve", "12"), ("hundred", "100"),
        ("thousand", "1000"), ("million", "1000000"), ("zero", "0"), ("first", "1"), ("second", "2"),
        ("third", "3"),
    ]

    static let keypad = [
        "adgjmptw", "adgjmpt", "adgjmp", "adgjm", "adgj", "adgjptw", "adgjtw", "jmptw", "mptw", "wtpmjgda",
        "wtpmj", "jgda", "wtpm", "adgadg", "jmpjmp", "ptwptw", "ptwjmp", "gjmptw", "dgjmptw", "adgjadgj",
        "ptwadg", "tpmjgda", "wtp", "behknqux", "behk", "cfilosvy", "cfil", "adgjmptwadgj", "abcdef", "aaddgg",
        "adgjmptwa",
    ]

    static let files = [
        "book", "sheet", "data", "file", "shiryou", "shiryo", "meibo", "ichiran", "list", "table", "report",
        "memo", "kaigi", "gijiroku", "houkokusho", "keikakusho", "shinseisho", "kessai", "kian", "yosansho",
        "kessansho", "mitsumori", "seikyuu", "daichou", "kinmu", "kyuuka", "shukkin", "schedule", "yotei",
        "anketo", "graph", "master", "test", "copy", "new", "temp", "backup", "sankou", "yoshiki", "bessi",
        "tenpu",
    ]

    static let fileTails = [
        ".xls", ".xlsx", ".xlsx", ".csv", ".doc", ".docx", ".pdf", "_new", "_saishin", "_final", "_copy",
        "_kai", "-2", "-3",
    ]

    static let postal: [(String, String)] = [
        ("chiyoda", "100"), ("chuo", "104"), ("minato", "105"), ("shinjuku", "160"), ("shibuya", "150"),
        ("setagaya", "154"), ("nakano", "164"), ("suginami", "166"), ("toshima", "170"), ("nerima", "176"),
        ("adachi", "120"), ("katsushika", "125"), ("edogawa", "132"), ("hachioji", "192"), ("tachikawa", "190"),
        ("machida", "194"), ("musashino", "180"), ("mitaka", "181"), ("fuchu", "183"), ("yokohama", "220"),
        ("kawasaki", "210"), ("kamakura", "248"), ("fujisawa", "251"), ("odawara", "250"), ("chiba", "260"),
        ("funabashi", "273"), ("kashiwa", "277"), ("ichikawa", "272"), ("saitama", "330"), ("kawagoe", "350"),
        ("sapporo", "060"), ("sendai", "980"), ("niigata", "950"), ("nagano", "380"), ("shizuoka", "420"),
        ("hamamatsu", "430"), ("nagoya", "460"), ("kyoto", "600"), ("osaka", "530"), ("kobe", "650"),
        ("okayama", "700"), ("hiroshima", "730"), ("matsuyama", "790"), ("fukuoka", "810"), ("naha", "900"),
    ]

    static let wide = [
        "sakura", "himawari", "password", "pass", "tokyo", "osaka", "kyoto", "nara", "kobe", "sendai", "soumu",
        "zeimu", "shimin", "kaikei", "fukushi", "kensetsu", "tanaka", "suzuki", "yamada", "sato", "ito", "kato",
        "mori", "hanako", "taro", "jiro", "yuki", "naoko", "keiko", "hiroshi", "takashi", "kenji", "neko",
        "inu", "tora", "kuma", "login", "test", "admin", "user", "abc", "abcd", "haru", "natsu", "aki", "fuyu",
    ]

    static let budget = [
        "nendo", "yosan", "kessan", "hosei1gou", "hosei2gou", "shinnendo", "nendomatsu", "kamiki", "shimoki",
        "toushoyosan", "jimujigyou", "kansa", "gikai", "hoshou", "sankagetsu", "dai1shihanki", "dai2shihanki",
        "dai3shihanki", "dai4shihanki", "sainyuu", "saishutsu", "kaikei", "jigyou", "keikaku",
    ]

    static let englishForms = [
        "I.love.N", "I.like.N", "I.am.N", "this.is.N", "my.name.is.N", "my.N", "my.favorite.N", "we.love.N",
        "I.want.N", "go.go.N", "hello.N", "hi.N", "good.N", "thank.you.N", "N.is.good", "N.is.my.life",
        "N.forever", "no.N.no.life", "happy.N", "lets.go.N",
    ]

    static let englishNouns = [
        "tokyo", "osaka", "kyoto", "japan", "hawaii", "sushi", "ramen", "curry", "coffee", "beer", "wine",
        "cats", "dogs", "cat", "dog", "music", "soccer", "baseball", "tennis", "golf", "money", "summer",
        "winter", "spring", "tanaka", "suzuki", "yamada", "hanako", "taro", "ken", "yuki", "mai", "family",
        "friends", "disney", "snoopy", "mickey", "kitty", "pokemon", "password", "job", "home", "holiday",
    ]

    static let mirrored = [
        "sakura", "himawari", "tanaka", "suzuki", "takahashi", "yamada", "watanabe", "nakamura", "kobayashi",
        "tokyo", "osaka", "nagoya", "sapporo", "sendai", "hiroshima", "fukuoka", "kumamoto", "shizuoka",
        "niigata", "yokohama", "password", "himitsu", "secret", "kaisha", "yakusho", "shiyakusho", "soumuka",
        "zeimuka", "shiminka", "daisuke", "takashi", "hiroshi", "kenichi", "hanako", "yumiko", "keiko",
        "banana", "orange", "tomato", "pochi", "doraemon", "pikachu", "anpanman", "totoro", "hanshin", "giants",
    ]

    static let firstNames = [
        "takahiro", "masahiro", "hiroshi", "takashi", "kenji", "kenichi", "daisuke", "yusuke", "shinji", "koji",
        "yuji", "tetsuya", "kazuya", "tatsuya", "naoki", "hideki", "masaki", "yuki", "makoto", "satoshi",
        "manabu", "tsuyoshi", "takeshi", "hiroyuki", "noriyuki", "toshiyuki", "yoshiyuki", "kazuhiro",
        "yoshihiro", "akihiro", "tomohiro", "nobuhiro", "masaru", "minoru", "osamu", "susumu", "kiyoshi",
        "hitoshi", "atsushi", "junichi", "shinichi", "yuichi", "eiji", "ryota", "shota", "kenta", "kouta",
        "yuta", "naoko", "keiko", "yoko", "yumiko", "kumiko", "tomoko", "noriko", "kazuko", "yoshiko", "hiroko",
        "michiko", "mayumi", "naomi", "megumi", "akemi", "hiromi", "tomomi", "satomi", "kaori", "saori",
        "shiori", "midori", "yukari", "hikari", "chie", "rie", "mie", "yoshie", "kazue", "harumi", "asami",
        "manami", "ayumi", "miyuki", "sayuri", "yuri", "mari", "eri", "emi", "ai", "mai", "miho", "chiho",
        "shiho", "kaho", "riho", "misaki", "chihiro", "mika", "rika",
    ]

    static let officeInitials = [
        "smk", "zmk", "smn", "fks", "kks", "kst", "kzk", "hkn", "kyk", "jnj", "zsi", "kik", "nse", "knk", "skk",
        "sdk", "tsk", "dkk", "bsk", "khk", "gkj", "soumu", "zeimu", "ks", "sc", "yb", "cho", "shi", "kencho",
        "kucho",
    ]

    static let pets = [
        "pochi", "tama", "mugi", "kotetsu", "leo", "moka", "koko", "cocoa", "choco", "maron", "momo", "hana",
        "sora", "kuro", "shiro", "mike", "tora", "chibi", "mimi", "ruru", "rin", "sakura", "azuki", "kinako",
        "mocha", "milk", "latte", "coco", "max", "john", "taro", "jiro", "hachi", "goro", "komugi", "daifuku",
        "anko", "mochi", "purin", "ringo", "mikan", "yuzu", "bell", "lucky", "happy", "peace", "love", "nana",
        "kai", "rex", "lala", "pipi",
    ]

    static let changed = [
        "henkou", "pass", "password", "pasuwado", "pasuwaado", "kaeru", "kaeta", "mata", "matahenkou", "kousin",
        "koushin", "shinki", "login", "himitsu", "sakura", "neko", "inu", "soumu", "zeimu", "tanaka", "suzuki",
        "sato", "yamada", "tokyo", "osaka", "haru", "hanako", "taro", "ken", "yuki", "abc", "aaa", "test",
        "work", "office", "nihon", "fujisan", "usagi", "tora", "shigoto",
    ]

    static let greetings = [
        "yoroshiku", "yoroshikune", "ohayou", "konnichiwa", "konbanwa", "arigatou", "sankyu", "thankyou",
        "hello", "hi", "goodmorning", "goodbye", "sayonara", "bye", "byebye", "matane", "otsukare",
        "otsukaresama", "osewa", "onegai", "gomen", "gomenne", "sumimasen", "tadaima", "okaeri", "itadakimasu",
        "gochisousama", "omedetou", "happy", "birthday", "niconico", "nikoniko", "smile", "love", "daisuki",
        "aishiteru", "ganbare", "ganbarou", "genki", "egao", "shiawase", "ureshii", "tanoshii", "moshimoshi",
        "hai", "iine",
    ]

    static let puns = [
        "4649", "39", "5963", "1122", "2525", "8181", "0831", "0833", "4126", "3150", "1188", "889", "841",
        "0840", "724", "106", "3341", "888", "29", "1129", "831", "110", "428", "315", "3476", "1101", "8783",
        "556", "4989", "3776", "634", "333", "4946", "3939", "294649", "46490", "39393", "1010", "0358", "1091",
        "4141", "8787", "7676", "5656", "1173", "0141", "8008", "2983",
    ]

    static let longNumbers = [
        "12345678", "123456789", "1234567890", "87654321", "11111111", "00000000", "11223344", "12341234",
        "12344321", "98765432", "987654321", "0123456789", "01234567", "12312312", "22222222", "88888888",
        "77777777", "31415926", "14142135", "17320508", "22360679", "55555555", "13579246", "24681357",
        "10203040", "1111222", "1234123", "7777777", "1212121", "2580258", "1470258", "7418529", "7894561",
        "1593570", "9638527",
    ]

    static let singleLetters = [
        "a", "a", "a", "A", "A", "b", "c", "d", "e", "f", "g", "h", "i", "k", "m", "n", "r", "s", "s", "t", "t",
        "y", "z", "z", "Z", "x", "q", "w", "aa", "z!", "a!", "A!", "ab", "AB",
    ]

    static let wrapped = [
        "sakura", "haru", "natsu", "aki", "fuyu", "hana", "yuki", "sora", "umi", "hoshi", "tsuki", "niji",
        "yume", "ai", "koi", "love", "happy", "smile", "lucky", "peace", "star", "heart", "neko", "usagi",
        "inu", "panda", "kuma", "momo", "ichigo", "ringo", "tokyo", "osaka", "soumu", "zeimu", "tanaka",
        "suzuki", "yamada", "hanako", "taro", "ken", "yui", "mai", "rina", "naoko",
    ]

    static let wraps: [(String, String)] = [
        ("*", "*"), ("**", "**"), ("(", ")"), ("<", ">"), ("[", "]"), ("#", "#"), ("!", "!"), ("~", "~"),
        ("_", "_"), ("-", "-"), ("==", "=="), ("$", "$"), ("@", "@"), ("<<", ">>"), ("+", "+"), ("%", "%"),
        ("&", "&"), ("//", "//"), ("^", "^"), ("(^_^)", "!"), ("☆", "☆"), ("★", "★"), ("♪", "♪"),
    ]

    static let leetWords = [
        "password", "passwd", "sakura", "tokyo", "osaka", "kyoto", "hokkaido", "okinawa", "nagoya", "fukuoka",
        "soumu", "zeimu", "shimin", "kaikei", "yakusho", "shiyakusho", "secret", "himitsu", "admin", "system",
        "login", "welcome", "nihon", "japan", "samurai", "ninja", "sensei", "kaisha", "shigoto", "oshigoto",
        "hanako", "tarou", "takeshi", "hiroshi", "masao", "akiko", "keiko", "satomi", "kenichi", "naoki",
        "doraemon", "totoro", "pokemon", "giants", "tigers", "carp", "dragons", "hawks", "ramen", "biiru",
    ]
}
