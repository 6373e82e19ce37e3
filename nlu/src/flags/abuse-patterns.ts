/** Swearing, insults to the people who answer, threats to their body or property; matched on unmasked, simplified, lower-case text. */
import type { Pattern } from './weigh-patterns.ts';

/** Words thrown about, at nobody. */
export const SWEARING: readonly Pattern[] = [
  [0.6, /(?<![a-z])(?:f+u+c*k+|fck|f[*#@]+c?k|fuk+|fking|f\*+king)(?:ing|in|ed|er|ers|s|n)?(?![a-z])/],
  [0.55, /(?<![a-z])(?:motherfuck\w{0,4}|wtf|stfu|gtfo|bullsh[i1*]t|horsesh[i1]t)(?![a-z])/],
  [0.5, /(?<![a-z])(?:sh[i1*!]t+(?:ty|s)?|sh\*+|crappy|goddam\w{0,2}|goddamn(?:ed)?|arsed?|a\*\*|ass?holes?|a[s$]{2}h[o0]les?)(?![a-z])/],
  [
    0.55,
    /他妈的?|特么的?|tmd(?![a-z])|(?<![妈她他你我姑姨舅婆爸])妈的(?!手机|电话|账|卡|身|名|号|生日|微信)|尼玛|你妈(?:逼|个[逼头]|的[逼头])|卧槽|我[操艹](?!作|心|控|守|场)|我靠你|草泥马|马勒戈壁|操蛋|狗屁|放屁|屁话/,
  ],
  [0.6, /[操艹日干去]你(?:妈|娘|大爷|全家|祖宗)|cnm(?![a-z])|nmsl|(?<![a-z])mlgb/],
];

/** Names for the people who answer, or the shop. */
export const INSULTS: readonly Pattern[] = [
  [
    0.6,
    /^(?:what (?:an?|a bunch of) |you |such )?(?:stupid |total |complete |fucking |absolute )?(?:morons?|idiots?|imbeciles?|scum|losers?|liars and thieves)[!. ]*$/,
  ],
  [0.6, /脑子(?:有坑|有病|有问题|坏了|进水|瓦特)|你(?:们)?妈(?:死|没)了?|你们?(?:都|全)?该死|死一边去|没爹没妈|有娘生没娘养/],
  [
    0.7,
    /(?<![a-z])(?:fuck|screw|damn|f\*+k|f u c k|fck)\s?(?:you|u|off|this (?:shop|store|company|site)|your?(?: \w+)? (?:shop|store|company|service|team))(?![a-z])/,
  ],
  [
    0.7,
    /(?<![a-z])(?:you(?:'re| are| all)?|u r|ur|your (?:team|staff|agents?)(?: are)?|bunch of|(?:all|such|total|complete|absolute|bloody|fucking|stupid|useless|dumb))(?: \w+){0,3} (?:idiots?|morons?|imbeciles?|retards?|scumbags?|scum|bastards?|bitch(?:es)?|cunts?|dickheads?|pricks?|assholes?|jackass(?:es)?|dumbass(?:es)?|pigs?|vermin|parasites?|clowns?|losers?)(?![a-z])/,
  ],
  [
    0.6,
    /(?<![a-z])(?:bitch(?:es)?|cunts?|dickheads?|retards?|retarded|dumbass(?:es)?|scumbags?|wankers?|twats?|son of a bitch|pieces? of shit)(?![a-z])/,
  ],
  [
    0.6,
    /(?<![a-z])(?:stupid|dumb|brain ?dead|useless|incompetent) (?:idiots?|bots?|agents?|people|staff|support|fools?|cow|woman|man)(?![a-z])/,
  ],
  [
    0.5,
    /(?<![a-z])(?:go to hell|burn in hell|rot in hell|up your ass|shut (?:the \w+ )?up|kiss my ass|suck my|eat shit|drop dead)(?![a-z])/,
  ],
  [
    0.7,
    /傻[逼比屄叉x缺b]|煞笔|沙比|(?<![a-z])sb(?:客服|吧|玩意|东西|平台|商家)|(?:大|是|个|你们?|群)sb(?![a-z])|[二2]逼|装逼|脑残|智障|弱智|白痴(?!都|也|级|式|化)|蠢[货猪驴蛋]|废物(?!利用|回收|处理)|饭桶|狗东西|狗娘养|狗[比日逼]|王八蛋?|混蛋|混账|畜[生牲]|人渣|败类|贱[人货]|婊子|臭不要脸|不要脸|杂种|龟[儿孙]子?|猪脑子?|猪狗不如|死妈|死全家/,
  ],
  [
    0.55,
    /(?:客服|你们?|店家|商家|平台|老板)[^，。！？,.!?]{0,6}(?:有病|没脑子|脑子(?:有病|进水|被驴)|吃屎|眼瞎|瞎了|聋了?|是猪|蠢|黑心烂肺|丧良心|缺德|没教养|脑袋)/,
  ],
  [0.5, /滚(?:蛋|开|犊子|远点|粗|你妈)|给我滚|你(?:们)?(?:都)?滚|(?:^|[，,。！!\s])滚(?:[!！。.吧]|$)|闭嘴(?!唇)|去吃屎|吃屎去/],
];

/** What is said will be done to people or their property. Lawyers, complaints and the police are rights, not threats. */
export const THREATS: readonly Pattern[] = [
  [
    0.8,
    /(?<![a-z])(?:hope|wish)(?: \w+){0,4} (?:family|kids|children|mother|mom|all of you|you all|you)(?: \w+){0,2} (?:dies?|get cancer|burns?|suffers?)(?![a-z])|(?<![a-z])(?:you(?:'ll| will| are going to| are)|u(?:'ll| will)?) (?:all )?be? ?dead(?![a-z])(?! ?(?:line|wrong|serious|slow))/,
  ],
  [
    0.9,
    /(?<![a-z])(?:i(?:'ll| will|'m going to|'m gonna| am going to| swear)|we(?:'ll| will)|gonna|going to)(?: \w+){0,3} (?:kill|murder|stab|shoot|hurt|beat|strangle|hunt|burn|bomb|blow|attack|smash|punch|break)(?: \w+){0,2} (?:you|your|u|ur|them|the (?:shop|store|office|staff|building|place))(?![a-z])/,
  ],
  [
    0.85,
    /(?<![a-z])(?:you (?:will|are going to|'re going to|deserve to|should|better)|hope (?:you|your (?:\w+ )?(?:family|kids|children|mother|mom)))(?: all| \w+)? (?:die|be dead|get (?:cancer|shot|raped|killed|hit by)|burn|suffer and die|get hurt|bleed)(?![a-z])/,
  ],
  [0.85, /(?<![a-z])(?:kill|hang|shoot) (?:yourself|yourselves|urself)(?![a-z])|(?<![a-z])kys(?![a-z])/],
  [
    0.8,
    /(?<![a-z])(?:i know where (?:you|u) (?:live|work)|i(?:'ll| will) find (?:you|u|out where you (?:live|work))|find out where you live|watch your back|come (?:to|for) your (?:house|home|family)|come to your (?:office|store|shop|place|work)(?: \w+){0,2} (?:and|to) (?:\w+ )?(?:smash|beat|hurt|kill|break|burn|punch|shoot|stab)|(?:coming|come) for you|you(?:'ll| will) (?:regret|pay for) (?:this|it) with your|put a bullet|slit your|break your (?:legs|neck|bones|face))(?![a-z])/,
  ],
  [
    0.9,
    /(?:弄|杀|打|砍|捅|整|搞|掐|揍|劈)死(?:你|你们|他|她|他们|客服|老板)(?:们|全家)?(?!机)|(?:杀|砍|捅|打断|打爆|剁)(?:了)?你(?:们)?(?!的卡)(?:全家|狗头|的?手|的?腿|妈)?(?!包)/,
  ],
  [
    0.85,
    /(?:炸|烧|砸|泼|端)(?:了|掉|平)?你(?:们)?(?:的)?(?:家|店|公司|办公室|仓库|窝|车)|(?:去|到|上)你(?:们)?(?:家|公司|店里?)[^，。！？]{0,6}(?:砍|杀|闹事|放火|堵你|弄你|打你|收拾)/,
  ],
  [
    0.8,
    /(?:知道|查到|找到|人肉)(?:了)?你(?:们)?(?:的)?(?:家(?:住|在哪|地址|里人)|住|老婆|孩子|全家|家人)(?![^。！!\n]{0,8}[吗么?？])|人肉你|小心你(?:的)?(?:狗命|小命|全家|家人|孩子|脑袋)|让你(?:全家)?(?:横着|不得好死|没命|见不到明天|断[手腿]|吃不了兜着走)|不得好死|找人(?:弄|打|砍|收拾|做)你|要你(?:的)?(?:狗)?命|见血|同归于尽/,
  ],
  [
    0.6,
    /(?:你(?:们)?|全家)[^，。！？]{0,4}(?:去死|死全家|死绝|不得好死|出门被车|得癌)|(?:给我|快)去死|去死吧?(?:你|[!！。]|$)|全家(?:都)?死/,
  ],
];

/** Said with such words, but of games, of oneself or in praise. */
export const HARMLESS =
  /(?:笑|累|气|急|烦|吓|饿|困|热|冷|忙|爱|想|羡慕|开心|高兴|激动|感动|尴尬|难)死(?:我|人|了|宝宝|老子)|卧槽[,，!！]?(?:太|真|好)?(?:牛|快|棒|强|厉害|好|爽|赞)|(?:his|her|the|this) (?:shit|fuck)ing good|fucking (?:great|awesome|amazing|love|good|brilliant|fast|perfect)|(?:holy shit|damn)[,!]? (?:that|this|you|it)(?:'s| is| was| are)? (?:\w+ )?(?:fast|great|good|awesome|quick|amazing)/g;
