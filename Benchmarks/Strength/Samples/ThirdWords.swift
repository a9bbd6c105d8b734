/// Words of this file's own, each of which is in a reasonable attacker's list.
enum ThirdWords {
    static let streets = [
        "honcho", "honchou", "sakaecho", "chuo", "midori", "midorigaoka", "sakuragaoka", "asahi", "asahicho",
        "minami", "kita", "higashi", "nishi", "ekimae", "omachi", "motomachi", "shinmachi", "hinode",
        "hinodecho", "suehiro", "takasago", "wakaba", "aoba", "fujimi", "sakuracho", "saiwaicho", "miyamae",
        "miyacho", "jonan", "johoku", "nakamachi", "kamimachi", "shimomachi", "izumi", "hikarigaoka",
        "jiyugaoka", "kotobuki", "tokiwa", "matsubara", "umemoto", "hamamatsucho", "marunouchi", "otemachi",
        "teramachi", "yayoi", "mansion", "heights", "apato", "corpo",
    ]

    static let schools = [
        "todai", "kyodai", "waseda", "keio", "meiji", "hosei", "rikkyo", "chuo", "aoyama", "nihondai",
        "nichidai", "toyo", "komazawa", "senshu", "doshisha", "ritsumei", "kandai", "kindai", "ryukoku",
        "handai", "tohoku", "hokudai", "kyudai", "meidai", "hirodai", "kobedai", "chibadai", "saidai",
        "shindai", "toritsu", "kenritsu", "shiritsu", "daiichi", "kita", "minami", "higashi", "nishi", "hokko",
        "nanko", "chugaku", "koukou", "shougakkou", "sakuragaoka", "midorigaoka", "chuogakuen",
    ]

    static let children = [
        "haruto", "sota", "yuto", "riku", "ren", "minato", "aoi", "hiroto", "yamato", "haruki", "sora",
        "itsuki", "kaito", "daiki", "takumi", "kota", "shota", "ryo", "tsubasa", "kazuki", "asahi", "yuma",
        "hana", "mei", "himari", "yui", "rin", "sakura", "mio", "yuna", "ichika", "akari", "hina", "miyu",
        "koharu", "tsumugi", "riko", "saki", "nanami", "honoka", "miku", "rio", "sara", "kanon",
    ]

    static let pairDays = [
        "0101", "0401", "0505", "0303", "0707", "1224", "1225", "0214", "1122", "0815", "1031", "12", "123",
        "1", "2", "24", "88", "2525", "1111", "0411", "0520", "0618", "0923", "1003", "1105", "0217",
    ]

    static let tagPlaces = [
        "soumu", "zeimu", "shimin", "jyumin", "kaikei", "fukushi", "kaigo", "nenkin", "koseki", "kensetsu",
        "suido", "nousei", "zaisei", "kikaku", "jinji", "bousai", "kouhou", "gikai", "kyoui", "honcho",
        "shisho", "madoguchi", "lgwan", "kikan", "naibu", "mynumber", "juki", "jimu", "1f", "2f", "3f",
    ]

    static let tagKinds = [
        "pc", "nt", "note", "desk", "pc", "pc", "prt", "printer", "sv", "server", "tablet", "term", "tanmatsu",
        "lan", "hub", "nas", "usb", "host", "dt",
    ]

    static let months = [
        "ichigatsu", "nigatsu", "sangatsu", "shigatsu", "gogatsu", "rokugatsu", "shichigatsu", "hachigatsu",
        "kugatsu", "juugatsu", "juuichigatsu", "juunigatsu", "january", "february", "march", "april", "may",
        "june", "july", "august", "september", "october", "november", "december", "mutsuki", "kisaragi",
        "yayoi", "uzuki", "satsuki", "minazuki",
    ]

    static let dishes = [
        "ramen", "curry", "gyudon", "udon", "soba", "sushi", "yakiniku", "karaage", "tonkatsu", "katsudon",
        "oyakodon", "tendon", "hamburg", "omurice", "chahan", "gyoza", "okonomiyaki", "takoyaki", "yakisoba",
        "sukiyaki", "shabushabu", "nabe", "oden", "unagi", "maguro", "sashimi", "tempura", "onigiri", "bento",
        "pasta", "pizza", "hamburger", "steak", "salad", "miso", "natto", "tofu", "tamago", "mochi", "dango",
        "taiyaki", "purin", "ichigo", "melon", "mikan", "cake", "icecream", "chocolate", "coffee", "tsukemen",
        "somen",
    ]

    static let helpings = [
        "hai", "hai", "ko", "ninmae", "ninmae", "nin", "haime", "hai!", "haitabeta", "okawari", "pack",
        "koippai", "zen", "ninzen",
    ]

    static let staffPrefixes = [
        "a", "b", "c", "k", "m", "n", "s", "t", "x", "st", "id", "no", "emp", "staff", "user", "shi", "cho",
        "ken", "jim", "syoku", "shain", "usr", "ab", "kk",
    ]

    static let shortWords = [
        "neko", "inu", "tora", "kuma", "usagi", "saru", "tori", "uma", "ushi", "sakana", "hana", "yuki", "sora",
        "umi", "yama", "kawa", "mori", "kaze", "hoshi", "tsuki", "niji", "ame", "kumo", "aka", "ao", "shiro",
        "kuro", "midori", "kiiro", "pink", "momo", "ringo", "mikan", "ichigo", "melon", "sushi", "udon", "soba",
        "ramen", "pan", "gohan", "sake", "biru", "mizu", "ocha", "natsu", "haru", "fuyu", "aki", "asa", "yoru",
        "yume", "ai", "koi", "love", "star", "moon", "cat", "dog", "sky", "blue", "red", "happy", "lucky",
        "baby", "king", "home", "book",
    ]

    static let japanese = [
        "さくら", "ひまわり", "はる", "なつ", "あき", "ふゆ", "ねこ", "いぬ", "たなか", "すずき", "やまだ",
        "さとう", "がんばるぞ", "ありがとう", "おはよう", "おつかれさま", "パスワード", "ひみつ", "サクラ",
        "ネコ", "ラーメン", "カレー", "ビール", "総務課", "税務課", "市民課", "福祉課", "会計課", "建設課",
        "市役所", "町役場", "春", "夏", "秋", "冬", "桜", "東京", "大阪", "京都", "北海道", "富士山", "家族",
        "元気", "健康", "温泉", "日本一", "阪神優勝",
    ]

    static let counts = [
        "1234", "12345", "123456", "123", "4649", "1111", "0123", "01", "39",
    ]

    static let products = [
        "iphone", "ipad", "macbook", "android", "galaxy", "xperia", "pixel", "aquos", "windows", "win", "excel",
        "word", "office", "outlook", "teams", "zoom", "chrome", "edge", "google", "yahoo", "rakuten", "amazon",
        "line", "netflix", "youtube", "canon", "epson", "nikon", "brother", "ricoh", "xerox", "sony",
        "panasonic", "toshiba", "sharp", "hitachi", "fujitsu", "nec", "dynabook", "letsnote", "thinkpad",
        "lenovo", "dell", "buffalo", "elecom", "playstation", "nintendo", "switch", "gameboy", "walkman",
        "toyota", "honda",
    ]

    static let thoughts = [
        "hayaku.kaeri.tai", "mendou.kusai", "mendokusai", "nemui.desu", "onaka.suita", "kyou.mo.ganbaru",
        "ganbarou", "ganbare.watashi", "yaruki.nai", "yasumi.tai", "kaeri.tai", "natsu.yasumi.mada",
        "kyuryou.agete", "bonus.mada", "nomi.ni.iku", "konya.wa.yakiniku", "ashita.wa.yasumi", "kinyoubi.mada",
        "mou.iya", "mata.henkou", "mata.pasuwado", "oboerare.nai", "wasure.chatta", "wasure.nai", "nandeyanen",
        "maji.kayo", "uso.deshou", "doushiyou", "nantoka.naru", "isogashii", "tsukareta", "otsukare.sama",
        "yoroshiku.ne", "ohayou.gozaimasu", "arigatou.ne", "daijoubu.desu", "mainichi.tanoshii",
        "shiawase.ni.naru", "okane.hoshii", "takara.kuji.ataru", "diet.suru", "yaseru.zo", "tabako.yameru",
        "osake.nomitai", "biiru.nomitai", "onsen.ikitai", "hawaii.ikitai", "neko.kawaii", "inu.daisuki",
        "papa.daisuki", "mama.daisuki", "haha.daisuki",
    ]

    static let woven = [
        "haru", "natsu", "neko", "sora", "hana", "yuki", "yama", "kawa", "taro", "hanako", "sakura", "kenji",
        "akira", "naomi", "tokyo", "osaka", "nara", "kobe", "gifu", "soumu", "zeimu", "pass", "word", "abcd",
        "abcde", "abcdef", "aaaa", "qwer", "asdf", "zxcv", "love", "time", "book", "blue", "star", "moon",
        "hoshi", "tsuki", "kaze", "momo", "yume", "mari",
    ]

    static let weft = [
        "1234", "12345", "123456", "2026", "2025", "2024", "2027", "1", "0", "7", "12", "123", "4321", "54321",
        "1122", "1111", "1985", "1978", "1990", "1968", "0401", "0123", "9876", "2468", "1357", "2580", "0101",
        "1225", "3776", "8888",
    ]

    static let letterKeys = [
        "qwer", "qwert", "qwerty", "asdf", "asdfg", "asdfgh", "zxcv", "zxcvb", "zxcvbn", "qaz", "wsx", "edc",
        "rfv", "tgb", "qazwsx", "wsxedc", "edcrfv", "poiu", "lkjh", "mnbv", "uiop", "hjkl", "bnm", "yhn", "ujm",
        "ikm", "plm", "okm", "zaq", "xsw", "cde", "vfr", "asd", "qwe",
    ]

    static let digitKeys = [
        "1234", "12345", "123456", "4321", "54321", "7890", "0987", "09876", "123", "789", "456", "147", "258",
        "369", "147258", "159357", "2580", "1qaz", "2wsx", "3edc", "4rfv", "1q2w", "1q2w3e", "q1w2e3", "zaq1",
        "xsw2", "cde3", "1234qwer", "4567", "5678", "6789", "3456", "1357", "2468",
    ]

    static let kana = [
        "さくら", "ひまわり", "たなか", "すずき", "たかはし", "やまだ", "わたなべ", "なかむら", "はなこ",
        "たろう", "ひろし", "けんじ", "ゆみこ", "ともこ", "さとし", "まさる", "ぱすわーど", "ひみつ",
        "あいことば", "やくしょ", "しやくしょ", "そうむか", "ぜいむか", "しみんか", "かいけい", "ふくし",
        "とうきょう", "おおさか", "なごや", "ふくおか", "さっぽろ", "せんだい", "ひろしま", "おきなわ",
        "ほっかいどう", "ありがとう", "おはよう", "こんにちは", "さようなら", "がんばる", "だいすき", "ねこ",
        "いぬ", "さくらんぼ", "いちご", "らーめん", "すし", "ふじさん", "はるなつ",
    ]

    static let surrounded = [
        "sakura", "himawari", "tokyo", "osaka", "kyoto", "nara", "kobe", "sendai", "nagoya", "soumu", "zeimu",
        "shimin", "kaikei", "fukushi", "tanaka", "suzuki", "yamada", "sato", "hanako", "taro", "hiroshi",
        "takashi", "kenji", "naoko", "keiko", "yumiko", "mayumi", "hello", "happy", "lucky", "love", "peace",
        "smile", "music", "flower", "orange", "banana", "apple", "coffee", "chocolate", "nihon", "fujisan",
        "hanabi", "matsuri", "ramen", "sushi", "yume", "kibou", "mirai", "kazoku",
    ]

    static let shiftedWords = [
        "password", "himitsu", "sakura", "himawari", "tokyo", "osaka", "kyoto", "nagoya", "sapporo", "sendai",
        "fukuoka", "tanaka", "suzuki", "yamada", "takahashi", "watanabe", "hanako", "tarou", "hiroshi", "kenji",
        "naoko", "keiko", "yumiko", "soumu", "zeimu", "shimin", "kaikei", "yakusho", "shiyakusho", "kaisha",
        "login", "admin", "welcome", "secret", "nippon", "japan", "doraemon", "pikachu", "totoro", "hanshin",
        "giants", "ramen", "arigatou", "ohayou", "yoroshiku", "haru", "natsu", "fuyu", "neko",
    ]
}
