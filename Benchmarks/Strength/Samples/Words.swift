/// Words that the generators lean on, written down by hand: what comes to mind first, in the spellings that people use.
enum Words {
    static let offices = [
        "shiyakusho", "siyakusyo", "kuyakusho", "yakuba", "chousha", "shichou", "shokuin", "syokuin", "shinsei",
        "madoguchi", "juuminhyou", "jyumin", "koseki", "kokuho", "nenkin", "zeikin", "juminzei", "gyousei", "jichitai",
        "somu", "soumu", "kikaku", "jouhou", "denshika", "mynumber", "chiiki", "bousai", "shimin", "kumin", "gikai",
        "kaigo", "fukushi", "hukusi", "kosodate", "hoikuen", "gakkou", "toshokan", "suidou", "gomi", "douro",
    ]
    static let departments = [
        "zeimu", "soumu", "somu", "jinji", "kaikei", "zaisei", "kikaku", "koho", "kouhou", "shimin", "fukushi",
        "kenkou", "hoken", "kankyou", "kankyo", "kensetsu", "toshikeikaku", "suidou", "kyouiku", "gakumu",
        "shakaikyouiku", "bousai", "nousei", "shoukou", "kankou", "kanzai", "keiyaku", "nouzei", "koseki", "jouhou",
    ]
    static let surnames = [
        "sato", "satou", "suzuki", "takahashi", "tanaka", "watanabe", "ito", "itou", "itoh", "yamamoto", "nakamura",
        "kobayashi", "kato", "katou", "yoshida", "yosida", "yamada", "sasaki", "yamaguchi", "matsumoto", "matumoto",
        "inoue", "kimura", "hayashi", "saito", "saitou", "shimizu", "simizu", "yamazaki", "mori", "abe", "ikeda",
        "hashimoto", "yamashita", "ishikawa", "nakajima", "maeda", "fujita", "hujita", "ogawa", "goto", "gotoh",
        "okada", "hasegawa", "murakami", "kondo", "kondou", "ishii", "sakamoto", "endo", "aoki", "fujii", "nishimura",
        "fukuda", "ota", "oota", "ohta", "miura", "okamoto", "fujiwara",
    ]
    static let places = [
        "katsushika", "katusika", "ome", "oume", "takikawa", "tokyo", "toukyou", "osaka", "oosaka", "sapporo", "nagoya",
        "yokohama", "kyoto", "kobe", "koube", "fukuoka", "hukuoka", "sendai", "hiroshima", "hirosima", "chiba", "tiba",
        "saitama", "kawasaki", "kitakyushu", "hachioji", "hatiouji", "tachikawa", "mitaka", "musashino", "chofu",
        "machida", "adachi", "edogawa", "shinjuku", "sinjuku", "shibuya", "nerima", "itabashi", "suginami",
        "setagaya", "asahikawa", "hakodate", "obihiro", "kushiro", "otaru", "iwamizawa", "fukagawa", "shimamoto",
    ]
    static let plain = [
        "sakura", "hana", "neko", "inu", "sora", "umi", "yama", "kawa", "hoshi", "tsuki", "yuki", "himawari", "momiji",
        "tanpopo", "nihon", "nippon", "tomodachi", "kazoku", "shiawase", "egao", "genki", "midori", "aoi", "akai",
        "sushi", "ramen", "ringo", "mikan", "momo", "ichigo", "kuma", "usagi", "panda", "penguin", "hikari",
        "kaze", "taiyou", "niji", "yume", "kibou",
    ]
    static let kanaRows = [
        "aiueo", "kakikukeko", "sasisuseso", "sashisuseso", "tatituteto", "tachitsuteto", "naninuneno", "hahihuheho",
        "hahifuheho", "mamimumemo", "yayuyo", "rarirurero", "wawon", "gagigugego", "iroha", "irohanihoheto",
        "akasatana",
    ]
    static let native = [
        "さくら", "市役所", "葛飾区", "青梅市", "滝川市", "東京都", "総務課", "税務課", "パスワード", "ぱすわーど",
        "ひまわり", "いろはに", "あいうえお", "カタカナ", "北海道", "日本語", "住民税", "情報課", "ありがとう", "やまだ太郎",
        "田中一郎", "鈴木", "桜咲く", "漢字",
    ]
}
