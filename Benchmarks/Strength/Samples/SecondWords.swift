/// Words of this file's own, each of which is in a reasonable attacker's list.
enum SecondWords {
    static let letterRuns = [
        "a", "ab", "abc", "abcd", "abcde", "abcdef", "aa", "aaa", "aaaa", "abab", "aabb", "aabbcc", "xyz",
        "zyx", "cba", "dcba", "zzz", "zzzz", "xxx", "xx", "az", "qq", "qqq", "bb", "bbb", "ccc", "kkk", "sss",
        "mnop", "efgh", "stu", "pqrs", "opq", "xyzabc", "abcabc",
    ]

    static let digitRuns = [
        "1234", "12345", "123456", "1234567", "12345678", "123456789", "1234567890", "4321", "54321", "654321",
        "0123", "01234", "012345", "1111", "11111", "111111", "0000", "00000", "000000", "1122", "112233",
        "121212", "123123", "123321", "9999", "8888", "7777", "5555", "987654", "98765", "9876", "2345", "3456",
        "102030", "1010", "2222", "3333", "13579", "2468", "24680", "11223344", "555555", "777777", "888888",
        "999999",
    ]

    static let cars = [
        "prius", "aqua", "alphard", "vellfire", "voxy", "noah", "serena", "stepwgn", "nbox", "fit", "vezel",
        "freed", "tanto", "wagonr", "jimny", "swift", "hustler", "spacia", "move", "mira", "copen", "corolla",
        "crown", "camry", "harrier", "rav4", "sienta", "yaris", "raize", "landcruiser", "note", "leaf", "march",
        "xtrail", "skyline", "fuga", "demio", "cx5", "roadster", "impreza", "legacy", "levorg", "forester",
        "delica", "pajero", "odyssey",
    ]

    static let plates = [
        "1111", "2222", "3333", "5555", "7777", "8888", "1234", "1122", "2525", "8008", "1188", "0007", "3150",
        "1010",
    ]

    static let characters: [(String, String)] = [
        ("pikachu", "025"), ("doraemon", "0903"), ("nobita", "0807"), ("shizuka", "0508"), ("totoro", "1988"),
        ("luffy", "0505"), ("zoro", "1111"), ("nami", "0703"), ("chopper", "1224"), ("goku", "59"),
        ("vegeta", "1989"), ("naruto", "1010"), ("sasuke", "0723"), ("conan", "4869"), ("kaito", "1412"),
        ("kumamon", "2010"), ("funassy", "274"), ("hikonyan", "2007"), ("kitty", "1101"),
        ("hellokitty", "1974"), ("mymelody", "0118"), ("cinnamon", "0306"), ("kuromi", "1031"),
        ("pompom", "0416"), ("snoopy", "0810"), ("mickey", "1928"), ("minnie", "1118"), ("stitch", "626"),
        ("donald", "0609"), ("pooh", "1018"), ("anpanman", "1973"), ("baikinman", "1969"), ("shinchan", "0505"),
        ("sazae", "1122"), ("maruko", "0508"), ("ponyo", "2008"), ("kiki", "1989"), ("mononoke", "1997"),
        ("nausicaa", "1984"), ("laputa", "1986"), ("tanjirou", "0714"), ("nezuko", "1228"), ("zenitsu", "0903"),
        ("rengoku", "0510"), ("eren", "0330"), ("levi", "1225"), ("anya", "007"), ("gojo", "1207"),
        ("ultraman", "1966"), ("gundam", "0079"), ("eva", "01"), ("evangelion", "1995"), ("keroro", "1999"),
        ("slamdunk", "1990"), ("chiikawa", "0501"), ("rilakkuma", "2003"),
    ]

    static let squeezed = [
        "sakura", "himawari", "takahiro", "masahiro", "daisuke", "takashi", "hiroshi", "yamada", "tanaka",
        "suzuki", "takahashi", "watanabe", "nakamura", "kobayashi", "yoshida", "matsumoto", "password",
        "himitsu", "tokyo", "osaka", "nagoya", "sapporo", "hokkaido", "okinawa", "fukuoka", "kumamoto",
        "hiroshima", "shizuoka", "niigata", "yokohama", "soumuka", "zeimuka", "shiminka", "kaikeika",
        "fukushika", "kensetsuka", "shiyakusho", "yakusho", "kaisha", "computer", "pasokon", "tsukue",
        "shigoto", "arigatou", "yoroshiku", "ganbaru", "doraemon", "pokemon",
    ]

    static let strokes = [
        "sinnzyuku", "sibuya", "tiyoda", "siduoka", "gihu", "hukuoka", "hukusima", "hirosima", "tokusima",
        "kagosima", "sizuoka", "nagasaki", "okinawa", "hokkaidou", "toukyou", "oosaka", "kyouto", "koube",
        "tiba", "titibu", "tukuba", "hunabasi", "huji", "huzisann", "huziyama", "sakurasaku", "tannjoubi",
        "tannzyoubi", "konnnitiha", "konnbannha", "ohayougozaimasu", "arigatougozaimasu", "sayounara",
        "otukaresama", "siyakusyo", "yakusyo", "siminnka", "zeimuka", "soumuka", "hukusika", "syougakkou",
        "tyuugakkou", "koukou", "kaisya", "sigoto", "syatyou", "katyou", "kakarityou", "butyou", "pasuwa-do",
        "pasuwado", "himitu", "syasinn", "densya", "zitennsya", "kuruma", "tikatetu", "sinnkannsenn", "huyu",
        "natu", "haru", "tuyu", "tuki", "hosi", "huku", "huusenn", "tanakasann", "suzukisann", "itousann",
    ]

    static let sections = [
        "soumu", "soumuka", "zeimu", "zeimuka", "shiminka", "jyuminka", "hoken", "hokenka", "fukushi",
        "fukushika", "kosodate", "kosodateka", "kensetsu", "kensetsuka", "douro", "suido", "suidoka", "gesui",
        "nousei", "kankou", "kankouka", "zaisei", "zaiseika", "kaikei", "kaikeika", "kikaku", "kikakuka",
        "jinji", "jinjika", "kouhou", "bousai", "bousaika", "kankyo", "kankyoka", "gikai", "gikaijimu",
        "kyouiku", "gakkou", "toshikei", "koseki", "nenkin", "kaigo",
    ]

    static let railway = [
        "nozomi", "hikari", "kodama", "hayabusa", "komachi", "kagayaki", "mizuho", "sakura", "tsubasa", "asama",
        "toki", "hayate", "yamanote", "chuosen", "keihin", "sobusen", "tokaido", "odakyu", "keio", "tokyu",
        "seibu", "tobu", "hankyu", "hanshin", "kintetsu", "meitetsu", "nankai", "keisei", "shinkansen",
        "tokyoeki", "shinjuku", "shibuya", "ikebukuro", "ueno", "shinagawa", "yokohama", "omiya", "chiba",
        "nagoya", "osaka", "umeda", "namba", "tennoji", "kyoto", "hakata", "sapporo", "sendai", "hiroshima",
        "azusa", "romancecar",
    ]

    static let shiftWords = [
        "sakura", "haru", "natsu", "aki", "fuyu", "tokyo", "osaka", "kyoto", "nagoya", "soumu", "zeimu",
        "shimin", "kaikei", "pass", "password", "admin", "user", "test", "abc", "abcd", "qwe", "qwer", "asdf",
        "zxcv", "tanaka", "suzuki", "sato", "yamada", "taro", "hanako", "neko", "inu", "love", "secret",
        "himitsu", "login", "kaisha", "yakusho", "work", "office", "aaa", "qaz", "wsx", "key",
    ]

    static let defaults = [
        "welcome", "password", "passw0rd", "p@ssw0rd", "p@ssword", "pass", "admin", "administrator", "test",
        "user", "guest", "login", "changeme", "temp", "initial", "default", "start", "setup", "system", "root",
        "office", "client", "pc", "staff", "member", "public", "service", "support", "shoki", "shokichi",
        "kari", "karipass", "shinki", "shinkisaiyou", "saiyou", "kensyu", "demo", "sample", "newuser", "hello",
        "letmein", "master", "secret", "secure", "winter", "key",
    ]

    static let surnames = [
        "sato", "suzuki", "takahashi", "tanaka", "ito", "watanabe", "yamamoto", "nakamura", "kobayashi", "kato",
        "yoshida", "yamada", "sasaki", "yamaguchi", "matsumoto", "inoue", "kimura", "hayashi", "saito",
        "shimizu", "yamazaki", "mori", "abe", "ikeda", "hashimoto", "yamashita", "ishikawa", "nakajima",
        "maeda", "fujita", "ogawa", "goto", "okada", "hasegawa", "murakami", "kondo", "ishii", "sakamoto",
        "endo", "aoki", "fujii", "nishimura", "fukuda", "ota", "miura", "fujiwara", "okamoto", "matsuda",
        "nakagawa", "nakano", "harada", "ono", "tamura", "takeuchi", "kaneko", "wada", "nakayama", "ishida",
        "ueda", "morita", "hara", "shibata", "sakai", "kudo", "yokoyama", "miyazaki", "miyamoto", "uchida",
        "takagi", "ando",
    ]

    static let initials = [
        "a", "c", "d", "e", "f", "g", "h", "i", "j", "k", "m", "n", "r", "s", "t", "y", "w", "u", "o",
    ]

    static let mailNames = [
        "tanaka", "suzuki", "sato", "yamada", "takahashi", "watanabe", "ito", "nakamura", "kobayashi", "kato",
        "yoshida", "sasaki", "yamaguchi", "matsumoto", "inoue", "kimura", "hayashi", "saito", "shimizu", "mori",
        "ikeda", "hashimoto", "yuki", "taro", "hanako", "ken", "hiro", "masa", "kazu", "yoshi", "tomo", "aki",
        "nao", "mami", "yumi", "keiko", "soumu", "zeimu", "info", "mail", "shimin",
    ]

    static let domains = [
        "gmail.com", "gmail", "yahoo.co.jp", "yahoo", "docomo.ne.jp", "docomo", "ezweb.ne.jp", "softbank.ne.jp",
        "softbank", "i.softbank.jp", "icloud.com", "icloud", "hotmail.com", "hotmail", "outlook.jp",
        "outlook.com", "nifty.com", "biglobe.ne.jp", "ocn.ne.jp", "lg.jp", "line",
    ]

    static let seasons = [
        "haru", "natsu", "aki", "fuyu", "spring", "summer", "autumn", "winter", "sakura", "kouyou", "tsuyu",
        "manatsu",
    ]

    static let songs: [(String, String)] = [
        ("lemon", "2018"), ("pretender", "2019"), ("marigold", "2018"), ("gurenge", "2019"), ("homura", "2020"),
        ("dynamite", "2020"), ("yorunikakeru", "2019"), ("idol", "2023"), ("kick", "2022"), ("usseewa", "2020"),
        ("koi", "2016"), ("zenzenzense", "2016"), ("hanabi", "2008"), ("sakura", "2003"), ("kobukuro", "2005"),
        ("tsubomi", "2007"), ("arigatou", "2010"), ("kiseki", "2008"), ("konayuki", "2005"),
        ("sangatsukokonoka", "2004"), ("sekaini1tsu", "2003"), ("tsunami", "2000"), ("firstlove", "1999"),
        ("automatic", "1998"), ("lovemachine", "1999"), ("yozoramukou", "1998"), ("robinson", "1995"),
        ("cherry", "1996"), ("tomorrow", "1995"), ("sayyes", "1991"), ("loveletter", "1991"),
        ("odorupokorin", "1990"), ("diamonds", "1989"), ("kawanonagare", "1989"), ("ueomuite", "1961"),
        ("hakodate", "1977"), ("ihoujin", "1979"), ("linda", "1987"), ("seaoflove", "2006"),
        ("everything", "2000"), ("flavor", "2009"), ("heavyrotation", "2010"), ("koisuru", "2013"),
        ("letitgo", "2014"), ("himawari", "2017"), ("paprika", "2018"), ("shinjidai", "2022"),
        ("bling", "2024"),
    ]

    static let syllables = [
        "aiueo", "kakikukeko", "sasisuseso", "sashisuseso", "tatituteto", "tachitsuteto", "naninuneno",
        "hahihuheho", "mamimumemo", "yayuyo", "rarirurero", "wawon", "wawonn", "akasatana", "akasata",
        "hamayarawa", "iroha", "irohani", "irohanihoheto", "dodoremi", "doremi", "doremifa", "doremifasorasido",
        "hifumi", "hihumi", "eenamaido", "kasatana", "abunaiyo", "aiai", "aiaiai", "sasisu", "tatitu", "naninu",
    ]

    static let baseball: [(String, String)] = [
        ("ohtani", "17"), ("shohei", "17"), ("ichiro", "51"), ("matsui", "55"), ("nagashima", "3"), ("oh", "1"),
        ("nomo", "16"), ("darvish", "11"), ("yamamoto", "18"), ("sasaki", "14"), ("murakami", "55"),
        ("yoshida", "7"), ("kiyohara", "5"), ("ochiai", "6"), ("shinjo", "1"), ("kakefu", "31"), ("bass", "44"),
        ("okada", "16"), ("tanaka", "18"), ("imanaga", "18"), ("giants", "1934"), ("hanshin", "1985"),
        ("tigers", "1985"), ("carp", "2016"), ("dragons", "1988"), ("swallows", "2021"), ("baystars", "1998"),
        ("hawks", "2014"), ("lions", "2008"), ("fighters", "2016"), ("marines", "2005"), ("buffaloes", "2021"),
        ("eagles", "2013"), ("kyojin", "1973"), ("samurai", "2023"), ("koshien", "100"), ("dodgers", "17"),
        ("yakult", "2015"), ("lotte", "31"), ("seibu", "1986"), ("rakuten", "2013"), ("orix", "1996"),
        ("kuroda", "15"), ("maeda", "1"), ("kuriyama", "89"), ("hara", "8"), ("yano", "39"), ("fujikawa", "22"),
        ("arai", "25"), ("kikuchi", "33"),
    ]

    static let doubled = [
        "abc", "neko", "inu", "haru", "aki", "fuyu", "natsu", "hana", "yuki", "umi", "yama", "sora", "kawa",
        "tora", "kuma", "usagi", "taro", "jiro", "hana", "ken", "mai", "rei", "aya", "yui", "emi", "mari",
        "pass", "test", "admin", "user", "soumu", "zeimu", "shimin", "tokyo", "osaka", "kyoto", "nara", "mie",
        "gifu", "aka", "ao", "shiro", "kuro", "midori", "ai", "koi", "yume", "hoshi", "tsuki", "kaze", "nami",
        "mori", "ringo", "momo", "sake", "mochi", "soba", "udon", "sushi", "papa", "mama", "baba", "jiji",
    ]
}
