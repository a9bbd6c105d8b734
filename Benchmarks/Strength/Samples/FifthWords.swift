/// The lists of the fifth set; in each the usual ones come first.
enum FifthWords {
    static func words(_ text: String) -> [String] { text.split(whereSeparator: \.isWhitespace).map(String.init) }

    /// Given names of people at work, four letters or more.
    static let given = words(
        """
        takashi yuko hiroshi keiko kenji tomoko makoto yumi daisuke naoko satoshi megumi takahiro miyuki naoki kaori
        hiroyuki hiromi kenichi yoko masahiro akiko kenta mayumi akira noriko tetsuya mika koji yuki takuya emiko
        tomohiro hiroko yusuke misaki hideki yuka shinji junko kazuya kyoko masaki ayumi tatsuya yukari manabu asami
        akihiro haruka shota ayaka keisuke satomi kazuhiro mari atsushi miki osamu kumiko koichi manami junichi saori
        yoshihiro mariko takayuki naomi masayuki chika ryota sachiko yuta yumiko shinichi michiko kazuo eriko minoru
        midori toshiyuki izumi tadashi kazuko mamoru shiori susumu minami isamu ayako yuji tomomi kosuke rieko shohei
        hitomi kohei erika yuichi mami seiji saki nobuhiro rika ryosuke kana tsuyoshi miho hitoshi akemi noriyuki maho
        kiyoshi sayuri tomoki asuka shunsuke chiaki ryuichi mana yoshiyuki kaho
        """)

    /// Family names, four letters or more.
    static let family = words(
        """
        sato suzuki takahashi tanaka itou watanabe yamamoto nakamura kobayashi kato yoshida yamada sasaki yamaguchi
        matsumoto inoue kimura hayashi saito shimizu yamazaki mori ikeda hashimoto ishikawa yamashita nakajima maeda
        fujita ogawa goto okada hasegawa murakami kondo ishii sakamoto endo aoki fujii nishimura fukuda miura fujiwara
        matsuda okamoto nakagawa nakano harada tamura takeuchi kaneko wada nakayama ishida ueda morita hara shibata
        sakai kudo yokoyama miyazaki miyamoto uchida takagi ando taniguchi oono maruyama imai takada fujimoto takeda
        murata ueno sugiyama masuda sugawara hirano kojima otsuka chiba kubo matsui iwasaki sakurai kinoshita noguchi
        matsuo nomura kikuchi sano onishi sugimoto arai hamada ichikawa furukawa mizuno komatsu shimada koyama takano
        yamauchi nishida nishikawa igarashi kitamura yasuda kawaguchi hirata kawasaki iida higuchi nagai
        """)

    /// Names of children born since 2000.
    static let children = words(
        """
        haruto yui yuto hina sota rin riku sakura ren yuna haruki mei minato mio yuma aoi sora koharu hinata hana kaito
        riko asahi himari itsuki akari kota misaki ryusei nanami yamato honoka taiga kokoro hayato airi shun miyu soma
        saki daiki momoka taichi yuzuki kento ichika ryota miku shota rio eito noa rui sara yuito kanna kanata tsumugi
        takumi mizuki tsubasa hiyori nagi ema sosuke ayane haruma wakana akito kaho
        """)

    static let pets = words(
        """
        momo choco maron sora hana coco koko mugi leo reo kotaro kinako azuki cookie milk mocha latte lucky max ruby
        bell maru gonta taro jiro hachi pochi koro shiro kuro chibi tama mike mimi nana ume sakura chacha moka lulu
        pino purin cream candy peach berry anzu kurumi mikan yuzu goma dango mochi daifuku komugi tora fuku luna
        tiara vivi
        """)

    /// Characters, groups and singers that everybody knows.
    static let favourites = words(
        """
        doraemon pikachu arashi snoopy mickey totoro pokemon hellokitty anpanman onepiece luffy conan naruto stitch
        gundam minnie kitty nogizaka akb48 smap snowman kimetsu tanjiro nezuko goku dragonball evangelion chopper
        mymelody cinnamoroll kuromi rilakkuma shinchan kumamon chiikawa mario kirby zelda sailormoon lupin nobita
        vegeta zoro sasuke eevee ponyo donald daisy inuyasha slamdunk rukawa haikyuu jujutsu gojo levi eren rengoku
        zenitsu gintama luigi yoshi splatoon monhun dragonquest gudetama hachiware usagi funassyi kinkikids sixtones
        kingprince exile perfume twice blackpink keyakizaka sakurazaka glay xjapan southern mrchildren bump radwimps
        kobukuro utada higedan yonezu aiko takarazuka beatles queen ghibli disney disneyland sanrio nintendo sazaesan
        """)

    /// Romaji words that people like.
    static let liked = words(
        """
        sakura himawari neko sora hikari kazoku arigatou egao yume shiawase mikan ichigo daisuki genki ramen hoshi
        tanpopo sumire tsubaki ajisai kosumosu asagao hotaru tomodachi kibou yuuki heiwa mirai taiyou hoshizora aozora
        niji yuki kaze kokoro kizuna nagomi yasuragi ganbaru ganbarou ganbare doryoku konjou nintai yaruki jinsei
        unmei kiseki onsen karee sushi gyouza takoyaki okonomiyaki onigiri udon yakiniku karaage tonkatsu edamame
        nattou nihonshu umeboshi suika ringo budou momo koneko wanko nyanko kuma usagi pengin iruka kujira kitsune
        tanuki kirin tora kaeru tonbo suzume tsubame fukurou fujisan nihon nippon yamato samurai ninja katana kabuki
        sumou juudou kendou karate yakyuu sakkaa tenisu gorufu densha shinkansen jitensha kuruma ryokou eiga ongaku
        piano gitaa manga anime hanabi matsuri okane chokin takarakuji daikichi kenkou nikoniko dokidoki wakuwaku
        kirakira fuwafuwa pokapoka nonbiri yukkuri daijoubu ohayou konnichiwa oyasumi sayonara okaeri tadaima
        itadakimasu yoroshiku otsukare okaasan otousan kodomo
        """)

    static let places = words(
        """
        tokyo osaka yokohama nagoya sapporo fukuoka kyoto kobe sendai hiroshima chiba saitama kawasaki niigata shizuoka
        hamamatsu okayama kumamoto kagoshima nagasaki okinawa hokkaido aomori iwate morioka akita yamagata fukushima
        ibaraki mito tochigi utsunomiya gunma maebashi takasaki toyama ishikawa kanazawa fukui yamanashi kofu nagano
        matsumoto gifu aichi toyota toyohashi okazaki shiga otsu hyogo himeji nara wakayama tottori shimane matsue
        kurashiki fukuyama yamaguchi shimonoseki tokushima kagawa takamatsu ehime matsuyama kochi kitakyushu kurume
        saga sasebo oita beppu miyazaki naha asahikawa hakodate koriyama iwaki tsukuba kawagoe omiya urawa kashiwa
        funabashi ichikawa hachioji machida kawaguchi sagamihara fujisawa yokosuka atami nagaoka joetsu suzuka sakai
        toyonaka suita nishinomiya amagasaki akashi
        """)

    static let placeKinds = words(
        "shi city shiyakusho yakusho byouin hospital koukou chuu shou gakkou kyoui suidou shisho")

    static let cars = words(
        """
        prius toyota honda nissan aqua nbox tanto alphard serena note subaru mazda suzuki wagonr jimny swift harrier
        vezel crown corolla civic freed voxy noah sienta yaris vitz passo spacia hustler alto move mira demio axela
        impreza forester legacy levorg delica pajero leaf xtrail skyline march elgrand dayz roox daihatsu mitsubishi
        lexus porsche ferrari yamaha kawasaki harley odyssey stepwgn accord estima vellfire hiace celsior fairlady
        roadster lancer copen carry every outlander raize rocky volvo audi mini benz
        """)

    static let english = words(
        """
        happy smile love lucky flower sunshine music dream angel summer rainbow freedom lovely peace family friend
        coffee cherry orange apple lemon banana chocolate cookie candy star moon heart power spirit hello welcome
        thankyou forever tennis soccer baseball football basketball golf guitar piano tiger dragon rabbit panda
        dolphin penguin monkey kitten princess prince queen king golden silver diamond crystal ocean beach marine
        island mountain forest garden kitchen travel holiday weekend morning sunday friday christmas winter spring
        autumn snow rose lily violet yellow green black white purple cheese pizza beer wine whisky cafe computer
        windows internet office school hospital nurse doctor teacher hunter master phoenix thunder shadow galaxy
        planet future believe destiny victory champion challenge success miracle fantasy memory melody harmony sweet
        honey baby sister mother
        """)

    static let englishFirst = words(
        "love happy my ilove lucky sweet blue big good little new pink red super nice white black hello sunny our")

    static let months = words(
        """
        april march january february may june july august september october november december apr mar jan feb jun
        jul aug sep sept oct nov dec haru natsu aki fuyu spring summer autumn winter shigatsu sangatsu gogatsu rokugatsu
        hachigatsu kugatsu ichigatsu nigatsu nendo jugatsu kotoshi kongetsu shinnendo nenmatsu oshougatsu
        natsuyasumi monday tuesday wednesday thursday friday getsuyou kinyou
        """)

    /// What is written on the screen or in the manual.
    static let secrets = words(
        """
        password pass passw0rd p@ssw0rd p@ssword passwd pasuwado pasuwa-do mypass mypassword newpass newpassword
        passpass passcode passkey admin administrator user guest login logon welcome secret himitsu angou kagi
        aikotoba test testtest master system root start open init shoki initial change changeme henkou work office
        shigoto staff shokuin yakusho gyomu kaisha pccode
        """)

    static let walks = words(
        """
        1qaz2wsx 1q2w3e4r q1w2e3r4 1qazxsw2 zaq12wsx qwer1234 asdf1234 1qaz2wsx3edc zaq1xsw2 1q2w3e4r5t 1qaz1qaz
        qwerty12 asdfgh12 zxcvbn12 qazwsx12 qazxsw12 1234qwer 1234asdf a1s2d3f4 zaq1zaq1 3edc4rfv 2wsx3edc 1qaz0okm
        123qweasd qweasd123 qwe123asd 123qwe456rty 1234rewq 4rfv3edc 0okm9ijn
        """)
    static let columns = words("1qaz 2wsx zaq1 3edc xsw2 4rfv cde3 5tgb vfr4 6yhn bgt5 7ujm nhy6 0okm 9ijn 8uhb")
    static let rows = words(
        """
        qwer asdf zxcv qwerty asdfgh zxcvbn qwert asdfg zxcvb qwe asd zxc qazwsx qaz wsx qweasd asdfghjk qwertyui poiu
        lkjh mnbv rewq qweasdzxc zxcvbnm
        """)
    static let digitRows = words(
        "1234 123 12345 123456 12 1 01 4321 0987 7890 09876 5678 987654 321 654321 11 00 111 789456 7410 147 258 369")

    static let staffWords = words(
        "shokuin staff kyoin sensei nurse user yakusho city tanto shain login office hospital soumu zeimu")

    static let digitRuns = words(
        """
        1234 12345 123456 123 1111 0000 12345678 1234567 111111 7777 9999 8888 5555 1122 112233 11223344 2468 1357
        13579 24680 654321 54321 4321 321 987654 9876 123123 12341234 111 777 000 1212 121212 2222 3333 0123 01234
        012345 00000000 11111111 88888888 77777777 00001111 11112222 100 999 4649 2525
        """)
    static let letterRuns = words(
        """
        abcd abc aaaa abcde abcdef aaa aa xyz abcdefg zzzz xxxx qqqq aabb abab abcabc aabbcc aaaaa aaaaaa wxyz bbb
        zzz xxx mmmm ssss kkkk tttt nnnn bbbb xxyyzz zyx dcba cba fedcba defg ijkl qq zz xx ss kk mm
        """)

    static let walkEndings = words(
        "! @ # 0 1 2 3 4 5 6 7 8 9 00 01 02 03 04 05 06 07 08 09 10 11 12 123 1234 2023 2024 2025 2026 !!")
    static let threeDigits = words("123 111 001 777 333 555 888 100 000 999 012 222 321 801 007")
    static let fourDigits = words("1234 1111 0000 7777 2222 5555 8888 1122 4649 1212 2525 5678 0123 9999 4321 3939")
    static let plates = words("1122 2525 8888 7777 1188 1234 5555 3776 1111 8008 3298")

    /// a1b2c3d4, 1a2b3c4d or aa11bb22, or the same from a later letter.
    static func mixed(_ start: Int, _ shape: Int) -> String {
        let pairs = zip(Array("abcdefghijklmnopqrstuvwxyz")[start..<start + 4], 1...4)
        return switch shape {
        case 0: pairs.map { "\($0)\($1)" }.joined()
        case 1: pairs.map { "\($1)\($0)" }.joined()
        default: pairs.prefix(2).map { "\($0)\($0)\($1)\($1)" }.joined()
        }
    }
}
