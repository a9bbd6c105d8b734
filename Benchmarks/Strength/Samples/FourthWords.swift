/// What the habits of the fourth set begin with; in each list the likelier words come first.
enum FourthWords {
    private static func list(_ words: String) -> [String] { words.split { " \n".contains($0) }.map(String.init) }

    static let surnames = list(
        """
        sato suzuki takahashi tanaka ito watanabe yamamoto nakamura kobayashi kato yoshida yamada sasaki yamaguchi
        matsumoto inoue kimura hayashi saito shimizu yamazaki mori abe ikeda hashimoto yamashita ishikawa nakajima maeda
        fujita ogawa goto okada hasegawa murakami kondo ishii sakamoto endo aoki fujii nishimura fukuda ota miura
        fujiwara okamoto matsuda nakagawa nakano harada ono tamura takeuchi kaneko wada nakayama ishida ueda morita hara
        shibata sakai kudo yokoyama miyazaki miyamoto uchida takagi ando taniguchi ohno maruyama imai takada fujimoto
        takeda murata ueno sugiyama masuda sugawara hirano kojima otsuka chiba kubo matsui iwasaki sakurai kinoshita
        noguchi matsuo nomura kikuchi sano onishi sugimoto arai hamada ichikawa furukawa mizuno komatsu shimada koyama
        yamauchi nishida higuchi matsuoka satou itou saitou katou gotou kondou endou
        """)

    static let givenNames = list(
        """
        yuki haruto yui hiroshi takashi yuko kenji keiko daisuke kumiko tomoko yumi mayumi naoki takuya kenta shota ai
        mai aoi misaki haruka yuto sota ren hina rin sakura hana yuna mio akira makoto satoshi hiroki kazuya tatsuya
        tetsuya shinji koji kazuhiro masahiro takahiro yasuhiro nobuyuki hideki masaki yoshiko kazuko michiko hiroko
        noriko junko mariko akiko naoko megumi kaori emi eri mika miki rie yoko kyoko sachiko yukari asami ayaka ayumi
        chihiro erika kana kanako saori shiori mami nana nanami mizuki riko miyu hinata himari mei tsumugi rio kokona
        saki miku momoka sara ichika akari kaede koharu kento ryota ryo shun sho tsubasa daiki kaito riku yamato hayato
        itsuki minato asahi haru sora hiroto ryusei kota taichi yuma yusuke keisuke shunsuke kosuke shinya yuya junichi
        kenichi shinichi yuichi koichi taro jiro ichiro ken jun osamu minoru mamoru isamu manabu susumu atsushi tsuyoshi
        kiyoshi yutaka hitoshi tsutomu yuuki shouta souta yuuko youko
        """)

    /// Surnames and given names begin with these; q, v, x and the like are rare.
    static let initials = Array("kmstynhaiorfew").map(String.init)

    static let words = list(
        """
        sakura love himawari hana momo happy smile neko yuki sora panda umi hoshi tsuki kaze ringo ichigo mikan banana
        usagi kuma inu fujisan niji hikari yume kokoro egao taiyou ohisama arigato daisuki genki shiawase tomodachi
        kazoku heiwa kibou ganbare nippon japan ninja samurai flower lucky dream apple orange peach cherry lemon melon
        rainbow star moon sky blue green white black pink hello summer winter spring peace heart angel music piano
        guitar coffee chocolate choco cookie cake milk candy family friend baby sweet home world sunny snow rose lily
        tulip sunshine tanpopo ajisai tsubaki momiji sumire kosumosu cosmos suzuran ayame yama kawa mori nami kumo ame
        kitsune tanuki risu tora kirin zou lion tiger dragon monkey penguin pengin iruka kujira hotaru chouchou budou
        suika nashi sushi ramen udon soba curry karee onigiri tempura tofu miso natto matcha ocha sake beer biru mochi
        dango gohan takoyaki gyoza yakiniku tonkatsu omurice hamburg ramune pudding purin cocoa kohii koucha bread pan
        diamond ruby silver gold king queen prince princess hime ouji tenshi majo freedom future victory miracle power
        sunday holiday friday birthday christmas natsu haru aki fuyu asahi yuuhi tsunami kaminari kingyo medaka kame
        karate judo kendo sumo sensei hanabi omatsuri natsuyasumi nichiyoubi oyasumi ohayou konnichiwa yoroshiku
        daijoubu mainichi kenkou chokin takarakuji onsen ryokou okinawa hawaii paris london forever memory together
        """)

    /// What people keep and number.
    static let kept = list(
        """
        yuki sakura hana taro momo tanaka haru kenta sora yui sato suzuki love pass neko ken mai nana hiro taka masa
        yama aki ryo miki yoko keiko rin mei coco choco happy smile summer umi hoshi panda kuma inu shiro kuro tama
        pochi ito kato mori abe aoki ueda ono naka kawa saki yuka yuma riku sota ren hina aoi mio jun rie emi mika tomo
        nori kazu yasu kiyo nobu fumi masako hiroko yuko tiger lion apple orange peach test user work office tokyo osaka
        kyoto nara kobe golf soccer tennis music piano
        """)

    static let passwords = list(
        """
        password pass passw0rd p@ssw0rd p@ssword passwd pasuwado pasuwaado login admin user test welcome secret himitsu
        guest system kanri master root changeme default logon shoki shokichi start mypass passpass pswd pass-word
        passcode account hello open kagi anshou setting office work shigoto server windows pc kyoumu kyoyu kyouyou
        """)

    static let seasons = ["haru", "natsu", "aki", "fuyu", "spring", "summer", "autumn", "winter"]

    static let months = list(
        """
        january february march april may june july august september october november december jan feb mar apr jun jul
        aug sep oct nov dec
        """)

    /// What stands beside the year and the month.
    static let dated = list(
        """
        pass sakura password tanaka yuki hana sato suzuki taro city shiyaku user login soumu love momo kaikei kango
        gakkou happy neko haru ken kenta yui mai test work office shigoto henkou change new shin pc abc aaa kojin
        himitsu ito kato mori hiro taka naka yama kawa
        """)

    /// What staff numbers are put behind.
    static let staff = list(
        """
        pass staff s a k no id user shokuin city t m kyoin shi n y h syokuin jimu nurse ns dr kango byoin hosp sc gakko
        tk my st ys kt mk yk ty hs sk ms nk ab abc aa pw passwd password shimin kenshoku kyoiku teacher emp member
        """)

    static let stars = list(
        """
        pikachu arashi doraemon mickey snoopy kitty totoro conan luffy naruto onepiece pokemon anpanman stitch mario
        gundam minnie poohsan donald duffy disney ghibli kirby yoshi luigi zelda smap exile akb48 nogizaka46
        keyakizaka46 sakurazaka46 hinatazaka46 snowman sixtones kingprince kanjani kattun kinki tokio news perfume bts
        twice seventeen mrchildren misuchiru glay bz spitz utada amuro ayumi yuming misia aiko yoasobi ado yonezu
        higedan backnumber bump radwimps kingnu oneokrock southern fukuyama masaharu kimutaku matsujun sakurai ninomiya
        ohno aiba kimetsu tanjiro nezuko zenitsu inosuke rengoku gojo jujutsu anya spyfamily eva evangelion rei asuka
        goku vegeta dragonball sailormoon precure shinchan maruko sazae miffy rilakkuma gudetama kumamon funassyi elsa
        olaf ariel woody buzz dumbo tinkerbell harrypotter starwars yoda pichu eevee slime dorakue jojo slamdunk rukawa
        haikyu gintama bleach lupin levi shingeki godzilla ultraman kamenrider hamtaro jiji kiki ponyo nausicaa laputa
        """)

    static let sections = list(
        """
        soumu zeimu shimin fukushi kaigo hoken kikaku zaisei jinji kyoiku kyouiku kaikei kensetsu toshi doboku suido
        gesui kankyo nourin kanko kankou shoko bousai shobo gikai senkyo kokuho nenkin kosodate kodomo hoiku toshokan
        keiyaku koho kouhou joho jouhou jousys denzan kanri jumin koseki madoguchi shogai seikatsu hogo kenko kenkou
        shiyakusho yakuba shichou kyotaku gakko gakkou shogakko chugakko gakunen kyomu shidou hoikuen kyushoku jimu
        jimukyoku byoin byouin kango naika geka shonika yakuzai yakkyoku kensa rehabili houshasen iji ijika uketsuke
        renkei chiiki soudan eiyou keiri shomu kyuyo nouzei shisan choshu kazei
        """)

    static let towns = ["tokyo", "hokkaido"] + cities + prefectures

    static let prefectures = list(
        """
        saitama chiba fukuoka hiroshima shizuoka nagano okinawa niigata kumamoto okayama kanagawa aichi hyogo miyagi
        kagoshima aomori iwate akita yamagata fukushima ibaraki tochigi gunma toyama ishikawa fukui yamanashi gifu mie
        shiga nara wakayama tottori shimane yamaguchi tokushima kagawa ehime kochi saga nagasaki oita miyazaki
        """)

    static let cities = list(
        """
        osaka yokohama sapporo nagoya kyoto kobe sendai kawasaki hamamatsu naha morioka mito utsunomiya maebashi
        takasaki kofu matsumoto kanazawa toyota toyohashi okazaki otsu himeji sakai matsue kurashiki fukuyama takamatsu
        matsuyama kitakyushu kurume sasebo beppu hakodate asahikawa kushiro obihiro hachinohe hirosaki koriyama iwaki
        tsukuba kashiwa funabashi matsudo ichikawa hachioji machida fujisawa yokosuka odawara atami numazu fuji ogaki
        ichinomiya kasugai yokkaichi suzuka uji nishinomiya amagasaki toyonaka suita takatsuki hirakata higashiosaka
        kakogawa akashi nagaoka joetsu shimonoseki imabari kawagoe kawaguchi tokorozawa
        """)

    static let pets = list(
        """
        momo sora hana choco coco marron mugi leo luna kuro shiro tama pochi chibi tora mike koro hachi maron moka cocoa
        milk latte purin kinako azuki anko daifuku mochi komugi fuku moko mimi lily hime ten rin ran mei nana sakura
        kotaro ponta gonta rocky john jack max lucky bell shiba poodle chihuahua nyanko wanko hamu piyo pino usa kame
        pipi sasuke musashi chobi gin toto haru yuzu nico vivi marin riku
        """)

    static let hobbies = list(
        """
        tigers giants hanshin carp soccer baseball golf tennis yakyu dragons hawks swallows baystars fighters lions
        eagles marines buffaloes softbank kyojin ohtani ichiro shohei volley basket badminton takkyu marathon swim suiei
        running yoga ski snowboard surfing diving fishing tsuri camp tozan yamanobori bike baiku drive ryoko travel
        onsen karaoke piano guitar trumpet brass suisougaku jazz rock cafe dokusho eiga movie camera photo engei keiba
        shogi igo mahjong anime manga game dance hula ballet reds urawa antlers gamba frontale marinos grampus vissel
        consadole albirex handball softball rugby futsal jleague koshien cycling bowling sauna gundam tetsudo densha
        shinkansen walking sanpo ryouri oshikatsu
        """)

    static let columns = ["1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm"]

    static let zigzags = list(
        """
        1q2w3e4r q1w2e3r4 1qazxsw2 1234qwer 1q2w3e4r5t 123qweasd 1a2s3d4f q1w2e3r4t5 12qwaszx qwer4321 a1s2d3f4 1z2x3c4v
        1qaz2wsx3edc 123qweasdzxc 0okm9ijn qaz123wsx 1qa2ws3ed
        """)

    static let rows = list(
        """
        qwerty asdf qwer asdfgh zxcvbn zxcv asdfghjk qwertyui zxcvbnm qweasd qwe asd zxc qaz qazwsx asdfg qwert
        qwertyuiop asdfghjkl qweasdzxc asdzxc wsx edc poiu lkjh mnbv qwerasdf asdfzxcv adgjmptw wasd
        """)

    static let letters = list("abc abcd a ab abcde aa aaa abcdef aabb xyz aabbcc abab def")

    static let digits = list(
        """
        123123 112233 11223344 121212 12121212 987654 98765432 654321 54321 102030 123321 1231234 010203 246810 13579
        01234567 0123456789 012345 332211 1122
        """)

    static let mixed = list(
        """
        a1b2c3d4 1a2b3c4d abc123abc a1b2c3d4e5 abc123def 123abc456 1a2b3c4d5e aa11bb22 aabb1122 a1a2a3a4 aaa111bbb
        ab12cd34 12ab34cd a123b456 abc123abc123 a1a1a1a1 ab12ab12 aa11aa11 a12345a 123abc123
        """)

    static let usual = list(
        "123 1234 1 12345 12 1111 123456 0000 01 777 7777 111 100 001 1010 2525 8888 39")
}
