/// Words that passphrases are made of: short, harmless, none like another in sound, in the romaji that everybody reads.
/// Written for this program. 1098 words: a word is 10.1 bits.
enum PassphraseWords {
    static let all = text.split { $0 == " " || $0 == "\n" }.map(String.init)

    private static let text = """
        abura agemono aisatsu aishou aizu aki amado amagasa amagi amagumo amaguri amanojaku amazake ame amedama ameya
        anago ankoro ankou annai anzu aozora araiguma arare arashi arigato asagao asagiri asahana asahi asamoya asari
        ashiato ashiba ashita atama atari atsumari awaodori azuki baiku bakemono banana bangumi bansou baransu basho
        basu batta benchi bengoshi beniiro bentou beruto biidama bijutsu bikkuri biwa bokin bokujou bonsai botamochi
        botan bouenkyou bouken boushi budou bunchou bungu bunko buranko burari burashi buri burokku butai byoubu
        chadansu chagama chairo chakin chawan chidori chiheisen chika chikara chikuwa chikyuu chirashi chiritori chizu
        chokkin choucho choujou choukoku chouri chousa chuumon chuurippu daichi daidai daidokoro daifuku daikon daiku
        danbooru danchi danchou dango danro daruma dashi deguchi dekigoto denchi denki denkyuu denpa densha dentaku
        denwa denwaki desuku dobin dokusho donburi donguri doramu dorayaki doubutsu dougu douro douwa douzo doyoubi
        ebi edamame egao ehon eiga eigo eikyuu ekiben ekichou ekiin ekimae emono enban enbun enchou endou endoumame
        engawa engei enkai enogu enpitsu enshuu ensoku erimaki fooku fubuki fude fudebako fudoki fuefuki fukidashi
        fukinotou fukiya fuku fukurami fukurou fumoto funabito funade fune funsui furaipan furiko furoshiki furusato
        fushigi fusuma futaba futon fuurin fuusen fuusha fuyu gaitou gaka gakki gakkou gakusei gakushuu ganbari gangu
        ganjitsu garasu gasshou gekijou genkan genki genmai genshi geta getsuyou ginga ginkou ginnan gitaa goban gohan
        gomadare gomame gomoku gorufu gunte guruguru gyoson gyoushou gyouza gyuunyuu hachimaki haigo haiku hakama
        hakobune hakuchou hakusai hamabe hamachi hamaguri hamono hana hanabi hanagasa hanami hanamichi hanashi
        hanataba hane haniwa hankachi hanko hanten happi hari harusame hasami hashigo hashira hasu hatake hato
        hatsuyuki hatsuyume hayaoki hazakura hebi heiwa heya hibachi hidamari hidokei higasa higashi higurashi hiiragi
        hijiki hikidashi hikouki himawari hinagiku hinode hinoki hiragana hirame hiroba hiroma hishaku hitode hitsuji
        hiyoko hizashi hocho hokkyoku hokuto honbako hondana honoo hosomichi hotaru hotate houki houseki hyouga
        hyoushi hyoutan ichiba ichigo ichou ideyu igusa ikada ike ikebana ikesu ikura inabikari inaho inari ine
        inemuri iriguchi irodori irogami irori ishi ishibashi ishigaki isobe isu itachi itadaki itamae itoguchi iwana
        iwashi izakaya jagaimo janken jidousha jikan jikken jikuu jinbei jinchou jishaku jisho jitensha jiyuu jouba
        joubu jougi jouhou jouro juku junban juuni juusho juutan kabocha kabuki kadomatsu kaeru kagaku kagami kagayaki
        kago kaidan kaigan kaigara kaikan kaiko kaimono kaisha kaisou kaitei kakashi kakejiku kaki kakigoori kakine
        kamaboko kamado kamakura kame kamera kaminari kamisori kamome kamoshika kanabun kanazuchi kanban kangaruu kani
        kanmuri kanpai kantan karaage karakuri karamatsu karasu karate kareha karendaa karin karuta kasa kashiwa
        kasutera katakuri katsuo kawa kawara kawasemi kawauso kayabuki kaze kazoku keikaku keitai keito kenbutsu
        kendama keshigomu keyaki kibidango kigen kiiro kiji kikkou kikori kiku kimidori kimono kinako kingyo kinmedai
        kinoko kinu kippu kiri kirin kisetsu kishi kitakaze kitsune kizuna koala kobune kodomo koen kogarashi koguma
        koinobori koinu koishi kokage kokeshi kokonotsu kokoro kokuban komainu komatsuna kome komichi komorebi konbu
        koneko konnyaku konpeitou koori koorogi korokke korokoro kosame koshikake kotatsu kotoba kotori kotozume
        koubou koucha koukou koushi kouyou koya koyomi kuchibue kudamono kujaku kujira kuma kumade kumiki kumo kunren
        kurage kuraudo kuri kuruma kurumi kusabana kusamochi kushi kushiyaki kusuri kutsu kuukou kyabetsu kyuudou
        kyuukei kyuukon kyuuri kyuushoku magokoro maguro mahou maigo maimai makiba makigai makimono makura mame manga
        mangetsu mannaka marimo maruta masu matcha matoi matsu matsubara matsuri matsutake mayu medaka megane meishi
        mejiro memori men meron mezamashi mezashi michi migaki mihon mikado mikage mikan mikazuki mikoshi mimikaki
        mimizu mimosa minato mingei minka minomushi mirai miso misoshiru mitarashi mitsuba miyako mizore mizu mizube
        mizuiro mizutama mizuumi mochi mogura mokkin mokuba mokugyo mokusei momiji momo momonga monaka monooki
        monosashi mori moriage morokoshi moyou mugi mugicha mukashi mura murasaki mushi mushikago musubi myouga
        myoujou nabe nadeshiko nagagutsu nagamochi nagisa nakama namekuji nami namiki nanairo nanakusa nankyoku
        nanohana naruko naruto nashi nasu natsu natsume natto nawa nazuna nebuta negi negura neiro nejiri neko
        nekojita nemunoki nendo nengajou nezumi niboshi nigiri niji nikki nikujaga nimotsu ningyou ninja ninjin
        nishiki nishin niwa niwatori nodoka nohara nokogiri nomimono noren nori norikoshi norimono nouen nozawana
        nuigurumi nukazuke nukumori numa nuno nurie nyuugaku obentou obi ocha ochiba odamaki oden odori ogawa ohisama
        okashi okayu okina okome okonomi omikoshi omikuji omiyage omocha omoide omuraisu omusubi onbu ondoku ongaku
        onigawara onigiri onsen onsenkyou orenji origami osechi oshibana oshiro otedama otenki otomo oumu oyako
        oyasumi oyatsu oyogi oyuki ozashiki ozouni pajama panda panko panya parasoru paretto pasokon peeji pengin
        penki piano piero piiman pinku pinsetto pirafu piza poketto ponpoko poppukoon posutaa posuto puramu purin
        purizumu puuru raichou raimugi rajikon rajio rakkasei rakkyou rakuda rakugaki rakugo ramen ramune ranchi
        rankan ranpu rappa reizouko rekishi remon renga renge renkon renraku renshuu retasu ribon rikishi rikugame
        ringo rinka rinrin rinshou risu roba robotto rouka ryokan ryokou ryokucha ryouri ryoushi ryuusei sabaku
        saboten sadou sagi saikoro saiwai sakagura sakana sakanaya sakura sakuranbo samurai sandaru sango sankaku
        sanma sanpo sanshou sansuu sarada sarasa saru sasa sasanami sashimi satoimo satou satoyama sawagani sawara
        sazae sazanami sazanka seito seiuchi seiza sekai sekihan sekirei sekken semi senaka senbazuru senbei senko
        senpuuki senryuu sensei sensu sentaku serori setomono setsubun shachi shakudou shamisen shashin shatsu shibafu
        shibai shichimi shiitake shijimi shima shimauma shimenawa shinbun shinju shinrin shinshun shiosai shippo
        shirakaba shirasagi shirasu shirataki shirayuki shiro shirokuma shishamo shisou shizuku shokudou shoubu shouga
        shougi shoujiki shouyu shukudai shuuji soba sora sorairo soramame soroban sougen suberidai sudachi sugi suidou
        suika suisen suishou sukaato sukiyaki sunaba sunadokei sunahama surume sushi suteki suzu suzukaze suzume
        suzunari suzuran suzuri tabemono tabi tachibana taikai taiko taimatsu taishou taiyaki taiyou taka takara
        takenoko takeuma takeyabu taki takibi takigi tako takoyaki takuan tamago tamanegi tanabata tanbo tane tanpen
        tanpopo tansu tanuki tanzaku tara tarai tarako taruto tatami tatemono tatsumaki tawara tayori tebukuro teburu
        tegami tegata tehon temari tenbin tengu tenki tenohira tenpura tensai tenugui teppan tetsubin tetsudou
        tobibako tobira tobiuo tochuu todana tokage tokei tokkyuu tokoroten tomato tomodachi tomoshibi tonakai tonbo
        tonneru toranpu tori toridori tosho toshokan toufu toutei tsubaki tsubame tsubomi tsubu tsuchi tsukemono tsuki
        tsukimi tsukiyo tsukuda tsukue tsukushi tsumami tsumiki tsurara tsuri tsurigane tsuru tsuta tsutsuji tsutsumi
        tsuyu tsuzumi uchiwa uchuu udon uguisu uirou uma ume umeboshi umi umibe umigame umiushi unadon unagi undou
        undoukai uni unkai unten uranai uroko usagi usuzumi utagoe utakata utsubo utsuwa uwabaki uzura wadaiko wafuku
        wagashi wagaya wakaba wakame wakasagi wakuwaku wani warabe warabi waraji wasabi wasanbon washi wata watagashi
        watage watauchi yadokari yagi yaguruma yakan yakiimo yakimono yakisoba yakyuu yama yamabiko yamabuki yamagoya
        yamaimo yamame yamamichi yamanami yamori yanagi yane yaoya yasai yatai yofukashi yomikaki yomogi yorimichi
        yosakoi yosooi yotsuba yougan youkan yozora yubiwa yubune yudoufu yuge yuka yukata yuki yukiakari yukiguni
        yukimi yukiwari yukkuri yume yunoki yunomi yurikago yuugata yuuhi yuuyake yuzu yuzuyu zabuton zairyou zakuro
        zarigani zarusoba zasshi zenmai zenzai zokin zouni zubon zukan zuwaigani
        """
}
