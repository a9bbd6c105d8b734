extension BuiltInDictionary {
    /// The likeliest words of each kind, in their order: spellings of one word with spaces, words with commas. Common
    /// passwords are the first of python3-zxcvbn's list (MIT, see contrib/dictionary/LICENSES), but for those that nobody
    /// would say at a town hall; the others are the first of contrib/dictionary/common.txt and municipal.txt, as they
    /// are read and in two spellings.
    static let lists: [(kind: StrengthKind, words: String)] = [
        (
            .commonPassword,
            """
            123456, password, 12345678, qwerty, 123456789, 12345, 1234, 111111, 1234567, dragon, 123123, baseball, \
            abc123, football, monkey, letmein, shadow, master, mustang, 666666, qwertyuiop, 123321, 1234567890, superman, \
            654321, 1qaz2wsx, 7777777, qazwsx, jordan, 123qwe, 000000, trustno1, hunter, harley, zxcvbnm, asdfgh, buster, \
            batman, soccer, tigger, charlie, sunshine, iloveyou, ranger, hockey, computer, starwars, pepper, klaster, \
            112233, zxcvbn, freedom, princess, maggie, pass, ginger, 11111111, 131313, love, cheese, 159753, summer, \
            chelsea, dallas, matrix, yankees, corvette, austin, access, thunder, merlin, secret, diamond, hello, hammer, \
            1234qwer, silver, gfhjkm, internet, samantha, scooter, test, orange, cookie, q1w2e3r4t5, maverick, sparky, \
            phoenix, mickey, snoopy, guitar, whatever, chicken, camaro, mercedes, peanut, ferrari, falcon, cowboy, \
            welcome, samsung, steelers, smokey, dakota, arsenal, boomer, eagles, tigers, marina, nascar, gateway, yellow, \
            porsche, monster, spider, diablo, hannah, bulldog, junior, london, purple, compaq, lakers, qwer1234, cowboys, \
            money, banana, ncc1701, boston, tennis, q1w2e3r4, coffee, scooby, 123654, nikita, yamaha, mother, barney, \
            brandy, chester, oliver, player, forever, rangers, midnight, chicago, redsox, angel, badboy, fender, jasper, \
            slayer, rabbit, natasha, marine, wizard, marlboro, raiders, prince, casper, fishing, flower, jasmine, iwantu, \
            panties, adidas, winter, winner, gandalf, password1, enter, ghbdtn, 1q2w3e4r, golden, cocacola, jordan23, \
            winston, madison, angels, panther, spanky, sophie, asdfasdf, thx1138, toyota, tiger, canada, 12344321, \
            8675309, muffin, liverpoo, apples, qwerty123, passw0rd, abcd1234, pokemon, 123abc, slipknot, qazxsw, 123456a, \
            scorpion, qwaszx, startrek, rainbow, asdfghjkl, razz, newyork, redskins, gemini, cameron, qazwsxedc, florida, \
            liverpool, turtle, sierra, viking, doctor, rocket, 159357, dolphins, captain, bandit, jaguar, packers, \
            pookie, peaches, 789456, asdf, dolphin, helpme, blue, theman, maxwell, qwertyui, lovers, maddog, giants, \
            nirvana, metallic, hotdog, rosebud, mountain, warrior, stupid, elephant, success, bond007, alexis, lucky, \
            scorpio, samson, q1w2e3, azerty, rush2112, driver, freddy, 1q2w3e4r5t, sydney, gators, dexter, red123, \
            123456q, 12345a, bubba, creative, voodoo, golf, trouble, america, nissan, gunner, garfield, asdfghjk, 5150, \
            apollo, 1qazxsw2, 2112, eminem, legend, airborne, bear, beavis, apple, brooklyn, godzilla, skippy, \
            4815162342, buddy, qwert, kitten, magic, shelby, beaver, phantom, asdasd, xavier, braves, darkness, blink182, \
            copper, platinum, qweqwe, tomcat, 01012011, girls, bigboy, 102030, animal, police, online, 11223344, voyager, \
            lifehack, 12qwaszx, fish, sniper, 315475, trinity, blazer, heaven, lover, snowball, loveme, bubbles, cricket, \
            willow, donkey, topgun, nintendo, saturn, destiny, pakistan, pumpkin, digital, sergey, redwings, explorer, \
            private, runner, therock, guinness, lasvegas, beatles, 789456123, fire, christin, qwerty1, celtic, asdf1234, \
            andrey, broncos, 007007, babygirl, eclipse, fluffy, cartman, michigan, carolina, testing, alexande, birdie, \
            pantera, cherry, vampire, mexico, buffalo, genius, montana, beer, minecraft, maximus, flyers, lovely, \
            stalker, metallica, doggie, snickers, speedy, bronco, lol123, paradise, yankee, horses, magnum, dreams, \
            lacrosse, ou812, goober, enigma, qwertyu, scotty, pimpin, bollocks, surfer, poohbear, genesis, star, asd123, \
            qweasdzxc, racing, hello1, hawaii, eagle1, viper, poopoo, einstein, 12345q, drowssap, simple, badger, alaska, \
            action, jester, drummer, 111222, spitfire, forest, maryjane, champion, diesel,
            """
        ),
        (
            .municipalWord,
            """
            しやくしょ shiyakusho siyakusyo, やくしょ yakusho yakusyo, くやくしょ kuyakusho kuyakusyo, \
            まちやくば machiyakuba matiyakuba, やくば yakuba, むらやくば murayakuba, しみん shimin simin, \
            じゅうみん juumin jumin, しみんか shiminka siminka, じゅうみんか juuminka juminka, こせき koseki, \
            ぜいむ zeimu zeemu, ぜいむか zeimuka zeemuka, そうむ soumu somu, そうむか soumuka somuka, \
            ふくし fukushi hukusi, ふくしか fukushika hukusika, こくほ kokuho, ねんきん nenkin nennkinn, かいご kaigo, \
            ほけん hoken hokenn, けんこう kenkou kenko, しょくいん shokuin syokuin, じゅうみんぜい juuminzei juminzei, \
            しみんぜい shiminzei shiminzee, しぜい shizei shizee, こていしさんぜい koteishisanzei koteisisanzei, \
            こていしさん koteishisan koteisisan, けいじどうしゃぜい keijidoushazei keijidoshazei, のうぜい nouzei nozei, \
            のうぜいか nouzeika nozeika, しゅうのう shuunou shuno, しゅうのうか shuunouka shunoka, かぜい kazei kazee, \
            かぜいか kazeika kazeeka, しさんぜい shisanzei shisanzee, ちょうしゅう choushuu choshu, \
            たいのう tainou taino, じゅうみんひょう juuminhyou juminhyo, こせきか kosekika, いんかん inkan innkann, \
            いんかんしょうめい inkanshoumei inkanshomei, しょうめい shoumei shomei, まどぐち madoguchi madoguti, \
            てんにゅう tennyuu tennyu, てんしゅつ tenshutsu tensyutu, てんきょ tenkyo tennkyo, じゅうき juuki juki, \
            じゅうきねっと juukinetto jukinetto, じゅうみんきほんだいちょう juuminkihondaichou juminkihondaicho, \
            こじんばんごう kojinbangou kojinbango, まいなんばー mainanba mainanba-, \
            こくみんけんこうほけん kokuminkenkouhoken kokuminkenkohoken, こくみんねんきん kokuminnenkin kokuminnnennkinn, \
            こうきこうれい koukikourei kokikorei, こうきこうれいしゃ koukikoureisha koukikoureisya, \
            こうれいしゃ koureisha koureisya, こうれいふくしか koureifukushika koureihukusika, \
            かいごほけん kaigohoken kaigohokenn, かいごほけんか kaigohokenka kaigohokennka, \
            ほけんねんきんか hokennenkinka hokennnennkinnka, こくほねんきんか kokuhonenkinka kokuhonennkinnka, \
            しょうがいふくし shougaifukushi shogaifukushi, しょうがいふくしか shougaifukushika shogaifukushika, \
            しゃかいふくし shakaifukushi syakaihukusi, しゃかいふくしか shakaifukushika syakaihukusika, \
            せいかつほご seikatsuhogo seikatuhogo, せいかつふくし seikatsufukushi seikatuhukusi, \
            せいかつふくしか seikatsufukushika seikatuhukusika, ほごか hogoka, じどう jidou jido, \
            じどうてあて jidouteate jidoteate, じどうふくし jidoufukushi jidofukushi, こそだて kosodate, \
            こそだてしえん kosodateshien kosodatesien, こそだてしえんか kosodateshienka kosodatesienka, \
            こどもかていか kodomokateika kodomokateeka, ほいく hoiku, ほいくえん hoikuen hoikuenn, \
            ほいくしょ hoikusho hoikusyo, ほいくか hoikuka, ようちえん youchien yochien, \
            けんこうふくし kenkoufukushi kenkofukushi, けんこうふくしか kenkoufukushika kenkofukushika, \
            けんこうぞうしんか kenkouzoushinka kenkozoshinka, けんしん kenshin kensin, \
            よぼうせっしゅ yobousesshu yobosesshu, ほけんじょ hokenjo hokenzyo, ほけんせんたー hokensenta hokensenta-, \
            きかく kikaku, きかくか kikakuka, きかくざいせいか kikakuzaiseika kikakuzaiseeka, \
            きかくちょうせいか kikakuchouseika kikakuchoseika, ざいせい zaisei zaisee, ざいせいか zaiseika zaiseeka, \
            よさん yosan yosann, けっさん kessan kessann, かいけい kaikei kaikee, かいけいか kaikeika kaikeeka, \
            すいとう suitou suito, けいやく keiyaku keeyaku, けいやくか keiyakuka keeyakuka, かんざい kanzai kannzai, \
            かんざいか kanzaika kannzaika, にゅうさつ nyuusatsu nyusatsu, じんじ jinji zinzi, じんじか jinjika zinzika, \
            しょくいんか shokuinka syokuinka, きゅうよ kyuuyo kyuyo, ひしょ hisho hisyo, ひしょか hishoka hisyoka, \
            こうほう kouhou koho, こうほうか kouhouka kohoka, こうちょう kouchou kocho, じょうほう jouhou joho, \
            じょうほうか jouhouka johoka, じょうほうせいさく jouhouseisaku johoseisaku, \
            じょうほうせいさくか jouhouseisakuka johoseisakuka, じょうほうしすてむ jouhoushisutemu johoshisutemu, \
            じょうほうしすてむか jouhoushisutemuka johoshisutemuka, じょうほうかんりか jouhoukanrika johokanrika, \
            でんさん densan dennsann, でんさんか densanka dennsannka, とうけい toukei tokei, ぶんしょ bunsho bunsyo, \
            ぶんしょか bunshoka bunsyoka, ほうせい housei hosei, ほうむ houmu homu, しょむ shomu syomu, \
            しょむか shomuka syomuka, ぎかい gikai, ぎかいじむきょく gikaijimukyoku gikaizimukyoku, \
            じむきょく jimukyoku zimukyoku, かんさ kansa kannsa, かんさいいん kansaiin kansain, せんきょ senkyo sennkyo, \
            せんきょかんり senkyokanri sennkyokannri, せんきょかんりいいんかい senkyokanriiinkai senkyokanriinkai, \
            のうぎょういいんかい nougyouiinkai nogyoinkai, きょういくいいんかい kyouikuiinkai kyoikuinkai,
            """
        ),
        (
            .japaneseWord,
            """
            さくら sakura, ひみつ himitsu himitu, ありがとう arigatou arigato, だいすき daisuki, おはよう ohayou ohayo, \
            こんにちは konnichiha konnitiha, れいわ reiwa reewa, へいせい heisei heesee, しょうわ shouwa showa, \
            たいしょう taishou taisho, めいじ meiji meizi, にほんご nihongo nihonngo, がんばれ ganbare gambare, \
            がんばる ganbaru gambaru, あいしてる aishiteru aisiteru, しあわせ shiawase siawase, ゆめ yume, \
            きぼう kibou kibo, みらい mirai, げんき genki gennki, えがお egao, ともだち tomodachi tomodati, \
            かぞく kazoku, はな hana, ねこ neko, いぬ inu, そら sora, うみ umi, やま yama, かわ kawa, ほし hoshi hosi, \
            つき tsuki tuki, たいよう taiyou taiyo, ゆき yuki, はる haru, なつ natsu natu, あき aki, ふゆ fuyu huyu, \
            にんじゃ ninja ninzya, さむらい samurai, せかい sekai, がっこう gakkou gakko, せんせい sensei sensee, \
            かいしゃ kaisha kaisya, しごと shigoto sigoto, でんわ denwa dennwa, でんしゃ densha densya, \
            おんがく ongaku onngaku, やきゅう yakyuu yakyu, はんしん hanshin hansin, きょじん kyojin kyozin, \
            すし sushi susi, らーめん ramen ra-men, おにぎり onigiri, おかあさん okaasan okasan, \
            おとうさん otousan otosan, あかちゃん akachan akatyan, かわいい kawaii kawai, おいしい oishii oishi, \
            さいこう saikou saiko, さいきょう saikyou saikyo, たんじょうび tanjoubi tanjobi, けっこん kekkon kekkonn, \
            そつぎょう sotsugyou sotsugyo, にゅうがく nyuugaku nyugaku, しょうがつ shougatsu shogatsu, \
            しんねん shinnen sinnen, げつようび getsuyoubi getsuyobi, きんようび kinyoubi kinyobi, \
            いちばん ichiban itiban, だいじょうぶ daijoubu daijobu, よろしく yoroshiku yorosiku, おねがい onegai, \
            しょき shoki syoki, かり kari, へんこう henkou henko, わたし watashi watasi, ぼく boku, おれ ore,
            """
        ),
        (
            .surname,
            """
            さとう satou sato, すずき suzuki, たかはし takahashi takahasi, たなか tanaka, いとう itou ito, \
            わたなべ watanabe, やまもと yamamoto, なかむら nakamura, こばやし kobayashi kobayasi, かとう katou kato, \
            よしだ yoshida yosida, やまだ yamada, ささき sasaki, やまぐち yamaguchi yamaguti, \
            まつもと matsumoto matumoto, いのうえ inoue inoe, きむら kimura, はやし hayashi hayasi, \
            さいとう saitou saito, しみず shimizu simizu, やまざき yamazaki, もり mori, いけだ ikeda, \
            はしもと hashimoto hasimoto, あべ abe, いしかわ ishikawa isikawa, やました yamashita yamasita, \
            なかじま nakajima nakazima, いしい ishii ishi, おがわ ogawa, まえだ maeda, おかだ okada, はせがわ hasegawa, \
            ふじた fujita huzita, ごとう gotou goto, こんどう kondou kondo, むらかみ murakami, えんどう endou endo, \
            あおき aoki, さかもと sakamoto, ふくだ fukuda hukuda, おおた oota ota, にしむら nishimura nisimura, \
            ふじい fujii fuji, かねこ kaneko, おかもと okamoto, ふじわら fujiwara huziwara, みうら miura, なかの nakano, \
            なかがわ nakagawa, はらだ harada, まつだ matsuda matuda, たけうち takeuchi takeuti, おの ono, たむら tamura, \
            なかやま nakayama, わだ wada, いしだ ishida isida, もりた morita, うえだ ueda, はら hara, \
            うちだ uchida utida, しばた shibata sibata, さかい sakai, みやざき miyazaki, よこやま yokoyama, \
            たかぎ takagi, あんどう andou ando, みやもと miyamoto, おおの oono ono, くどう kudou kudo, いまい imai, \
            まるやま maruyama, ふじもと fujimoto huzimoto, たけだ takeda, むらた murata, うえの ueno, すぎやま sugiyama, \
            ますだ masuda, すがわら sugawara,
            """
        ),
        (
            .givenName,
            """
            たろう tarou taro, はなこ hanako, さくら sakura, いちろう ichirou ichiro, じろう jirou jiro, \
            けんた kenta kennta, しょうた shouta shota, だいすけ daisuke, ようこ youko yoko, けいこ keiko keeko, \
            ゆうこ yuuko yuko, なおき naoki, みさき misaki, まこと makoto, あい ai, くみこ kumiko, かずこ kazuko, \
            さちこ sachiko satiko, ゆみこ yumiko, ともこ tomoko, たくや takuya, たつや tatsuya tatuya, \
            けんいち kenichi keniti, ひろし hiroshi hirosi, たかし takashi takasi, ひろし hiroshi hirosi, まなぶ manabu, \
            おさむ osamu, ひろと hiroto, れん ren renn, ひな hina, ゆい yui, あおい aoi, つばさ tsubasa tubasa, \
            しょう shou sho, りょう ryou ryo, だいき daiki, かずや kazuya, てつや tetsuya tetuya, まゆみ mayumi, \
            なおみ naomi, じゅんこ junko zyunko, あけみ akemi, のりこ noriko, きょうこ kyouko kyoko, ようこ youko yoko, \
            ななみ nanami, あや aya, まい mai, あかね akane, はるか haruka, みらい mirai, もえ moe, ゆう yuu yu, \
            ゆうと yuuto yuto, そうた souta sota, やまと yamato, りゅうのすけ ryuunosuke ryunosuke, \
            たかし takashi takasi, つよし tsuyoshi tuyosi, じゅん jun zyun, じゅんいちろう junichirou junichiro, \
            しんいち shinichi siniti,
            """
        ),
        (
            .placeName,
            """
            とうきょう toukyou tokyo, おおさか oosaka osaka, にほん nihon nihonn, きょうと kyouto kyoto, なごや nagoya, \
            よこはま yokohama, ふくおか fukuoka hukuoka, さっぽろ sapporo, ほっかいどう hokkaidou hokkaido, \
            おきなわ okinawa, こうべ koube kobe, ひろしま hiroshima hirosima, せんだい sendai senndai, ちば chiba tiba, \
            さいたま saitama, かながわ kanagawa, ながの nagano, にいがた niigata nigata, しずおか shizuoka sizuoka, \
            あいち aichi aiti, ひょうご hyougo hyogo, なら nara, あおもり aomori, いわて iwate, みやぎ miyagi, \
            あきた akita, やまがた yamagata, ふくしま fukushima hukusima, いばらき ibaraki, とちぎ tochigi totigi, \
            ぐんま gunma gumma, とやま toyama, いしかわ ishikawa isikawa, ふくい fukui hukui, \
            やまなし yamanashi yamanasi, ぎふ gifu gihu, みえ mie, しが shiga siga, わかやま wakayama, とっとり tottori, \
            しまね shimane simane, おかやま okayama, やまぐち yamaguchi yamaguti, とくしま tokushima tokusima, \
            かがわ kagawa, えひめ ehime, こうち kouchi kochi, さが saga, ながさき nagasaki, くまもと kumamoto, \
            おおいた ooita oita, みやざき miyazaki, かごしま kagoshima kagosima, かわさき kawasaki, \
            はままつ hamamatsu hamamatu, きたきゅうしゅう kitakyuushuu kitakyushu, さがみはら sagamihara, さかい sakai, \
            ふじさん fujisan huzisan, しんじゅく shinjuku sinzyuku, しぶや shibuya sibuya, あきはばら akihabara, \
            かつしか katsushika katusika, おうめ oume ome, たきかわ takikawa,
            """
        ),
    ]
}
