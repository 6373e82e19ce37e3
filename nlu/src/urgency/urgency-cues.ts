/** How customers of both languages say what cannot wait. Patterns see text in lower case with plain width; rows add up within a cue. */
import type { Cue } from './types.ts';

const SAFETY: Cue = {
  name: 'safety',
  most: 0.95,
  not: /fire ?(?:tv|stick|fox|wall|base)|fire (?:your|him|her|them|sale)|smok(?:ed|ing) (?:deal|hot)|防火墙|防爆|火了|火爆|着火点|过敏测试|(?:容易|易|抗|怕|会不会|不会|是否|适合.{0,6})过敏|过敏(?:体质|皮肤|肌)?(?:可以|能)用|煤气费|燃气费|(?:防|不会|会不会)(?:漏电|起火|爆炸|过敏)|hypoallergenic|smoke (?:colou?r|shade)|blood (?:type|pressure|orange|test|oxygen)|is it (?:allergy|fire) ?(?:safe|proof)|burn(?:ed)? (?:a )?(?:cd|dvd|disc)/g,
  rows: [
    [
      0.85,
      /起火|着火|火星|跳闸|炸(?:裂|开|飞|伤)|自爆|爆了|爆开|碎片|扎(?:进|破|伤|到)|漏液|卡住?.{0,10}(?:解不开|出不来|下不来|动不了)|(?:病人|患者|老人|孩子|宝宝).{0,6}(?:在?等|急需|没法|不行了|卡在|困在)|氧气|呼吸机|上吐下泻|(?:挂|打|吊)(?:着|了|上)?(?:点滴|水|针|吊瓶)|没气了|烧(?:糊|着|穿|起来|黑)了?|出人命|要出事|火苗|火花|漏气|喘不(?:上|过)气|呼吸困难|不能呼吸|冒(?:出|了|着)?(?:来)?(?:好多|很多|黑|白|一股)?烟|爆炸|炸了|漏电|触电|电到|烧起来|烧焦|中毒|窒息|误食|误吞|[吞咽](?:了|下|进)|吃进(?:去|肚)|昏迷|晕倒|休克|大出血|燃气泄漏|煤气味|自杀|轻生|不想活|活不下去|想死|割腕|\b(?:caught fire|(?<!no |any |of )smok(?:e|ing)(?! (?:detector|alarm|machine|free|test|grey|gray))|sparks? (?:fl|came|com)\w{0,4}|sparked|sparking|shatter\w{0,3}|blew up|burst\b|(?:baby|kid|child|son|daughter|toddler|dog|cat|he|she)(?:'s)? .{0,20}(?:stuck|trapped|jammed|locked in)|can'?t get (?:him|her|them|it) out|oxygen|ventilator|patients? (?:depend|need|is|are|wait)\w{0,4}|flames?\b|melt(?:ed|ing) (?:the|my|and|down)|burning smell|smells? (?:like )?(?:burn\w{0,3}|plastic)|(?:can'?t|cannot|could not|couldn'?t|trouble|hard to|struggl\w{1,4} to) breath\w{0,4}|fainted|seizure|collapsed|on fire|smoke (?:is )?coming|smok(?:ing|es) (?:and|from|when)|explod\w{0,4}|electric shock|electrocuted|got a shock|shocked me|poison\w{0,4}|chok(?:ed|ing)|swallow(?:ed|ing)|gas leak|smells? (?:like|of) gas|unconscious|passed out|suicid\w{0,3}|kill(?:ing)? myself|end my life|hurt(?:ing)? myself)\b/,
    ],
    [
      0.6,
      /烫伤|烧伤|变质|发霉|馊了|吃坏|肚子(?:疼|痛)|头晕|想吐|吐了|恶心得|红疹|疹子|长了.{0,3}(?:疹|包)|疼得|痛得|受伤|伤到|[脸嘴眼手身].{0,3}肿|肿(?:了|成|起来|得)|(?:在|进|去|送)(?:了)?医院|割伤|划伤|流血|出血|骨折|过敏|红肿|起疹|呕吐|拉肚子|送医|住院|急诊|急救|鼓包|发烫|很烫|过热|\b(?:injur\w{1,4}|bled\b|blood\b|hurt (?:my|his|her|me|him)|stomach (?:ache|pain|cramps?)|food poisoning|(?:got|is|are|was|fell|feel\w{0,3}|been) (?:very |really |so |violently )?(?:sick|ill) (?:after|from)|mou?ldy?\b|hives\b|blister\w{0,3}|stitches\b|burn(?:t|ed|ing) (?:my|her|his|me|the)|burn on my|bleed\w{0,3}|cut (?:my|his|her)|allergic|rash|swollen|vomit\w{0,3}|thr(?:ew|owing|own) up|cut (?:my|her|his|our) \w+|in (?:the )?hospital|emergency room|ambulance|overheat\w{0,3}|too hot to touch|swelling battery|bulging)\b/,
    ],
  ],
};

const MONEY: Cue = {
  name: 'money at risk',
  most: 0.85,
  not: /(?:防止|避免|预防|防范).{0,6}(?:盗|骗)|防骗|防盗|反诈|avoid (?:scams?|fraud)|fraud (?:protection|policy|department)|scam warning/g,
  rows: [
    [
      0.65,
      /盗刷|被盗|(?:被|给)?(?:划|转|刷|取|扣|套)走|(?:钱包|余额|账户|卡里?)(?:也|都|全)?(?:空|清零|没钱|归零)了|(?:变成|换成|绑了?)(?:了)?别人|(?:被|让|有)人?.{0,8}(?:指挥|指使|哄|唆使)|报了.{0,4}(?:码|密码|卡号)|停不下来|密码(?:被|给人?)改|(?:有人|别人|陌生人|不认识的人).{0,4}(?:拿|用|登|改|刷|冒|盗).{0,2}(?:了)?我|拿我(?:的)?身份证|忽悠|诱导|还在(?:让|叫|骗|催)(?:他|她|我|老人)|盗号|盗用|账号(?:被)?黑|被黑了|被骗|骗走|骗了我|骗去|不是我(?:本人|自己)?(?:花|买|下|付|操作|消费|转|弄|刷|做|点|干)|(?:卡|账户|账号|余额|钱包)(?:里|上)?(?:突然|无故|莫名)?(?:少了|没了)|冒充|没(?:有)?授权|未经(?:我)?(?:同意|授权)|钱(?:全)?(?:没了|不见了|被转)|余额(?:被|没了|不见|清零)|有人(?:在)?用我的|骗子|\b(?:stolen|(?:wallet|balance|account|card) (?:is|was|went|shows?) (?:at |down to )?(?:zero|empty|0|nothing)|withdrawals|talked into|already gave|(?:was|been|got) replaced|won'?t stop|(?:a )?(?:stranger|someone|somebody|unknown person|thief|thieves|fraudsters?|scammers?|crooks?|con ?m[ae]n)(?:'s| is| has)? .{0,24}?(?:chang|order|log|us(?:ed|ing)|took|taking|spen[dt]|bought|buying|read|sent|sending|got|phone|call|pretend|trick)\w{0,5}|scammers?|(?:withdrawals?|payments?|charges?|transactions?) (?:are |is |keep )?(?:still )?(?:happening|going (?:out|through)|appearing|coming)|as we speak|hack(?:ed|ers?)|(?:got|broke|is|was|logged) (?:in)?(?:to)? my (?:account|profile)|unauthori[sz]ed|(?:been |got |was )?scammed|tricked|defrauded|someone (?:is using|used|has) my|(?:i )?didn'?t (?:make|authori[sz]e|order|buy) (?:this|that|these|it|any)|money (?:is|has|was)? ?(?:gone|missing|vanished|disappeared|drained)|emptied|drain(?:ed|ing)|identity theft|somebody(?:'s| is)? (?:in|inside|using|spending))\b/,
    ],
    [
      0.4,
      /重复扣|多扣|扣了?(?:我)?.{0,8}?(?:两|二|三|四|好几|[2-9])[次遍笔回]|工资(?:都|全)?没了|又扣|一直(?:在)?扣|还在扣|双倍|多收|乱扣|莫名(?:其妙)?(?:被)?扣|没(?:同意|点).{0,4}(?:自动)?续费|刚刚?又(?:扣|划)|(?:卡密|卡号|密码|验证码|身份证号?).{0,6}(?:给|告诉|报|发|说)了?(?:给)?(?:了)?(?:他|她|对方|骗子|别人|人家)|\b(?:(?:charged|billed|debited|took (?:money|payment)?) ?(?:me )?(?:twice|(?:two|three|four|2|3|4) (?:times|payments?))|(?:charged) (?:me )?(?:twice|two times|three times|again|double)|double[- ]charged?|charged multiple|keeps? charging|overcharged|wrong amount|duplicate (?:charge|payment)|(?:gave|told|sent|read|shared) (?:him|her|them|someone|somebody|a man|a woman|a caller)? ?(?:the|my|all)? ?(?:card )?(?:code|card|password|pin|number)s?(?: out)?(?: to\b|$|[.,!]| and))\b/,
    ],
    [
      0.25,
      /冻结|(?:停|锁|封)掉?(?:我的)?(?:卡|账号|账户)|挂失|\b(?:freeze|block|lock|suspend|disable) (?:it|(?:my|the|this|that) (?:account|card|code|number))\b/,
    ],
  ],
};

const LEGAL: Cue = {
  name: 'legal or public',
  most: 0.8,
  not: /合法吗|法律(?:专业|系|援助中心在)|legal (?:name|age|entity|address|notice)|is (?:it|this) legal|police (?:uniform|costume|set|car|toy|hat|badge|station costume)|press (?:the |a |any )?(?:button|key|enter|on|ok|release|submit|confirm|buy)|sue ?(?:zanne|llen)|court (?:shoes?|street|road)|媒体(?:播放|文件|库)|社交媒体登录/g,
  rows: [
    [
      0.55,
      /12315|12345|12381|消协|消费者协会|工商局|市监局|市场监管|工信部|银保监|网信办|起诉|告你们|派出所|消费者委员会|诉讼|律所|维权|法院|律师|仲裁|走法律|法律途径|报警|报案|公安|立案|\b(?:lawyers?|consumer (?:council|association|court|bureau)|hired? (?:a )?counsel|counsel\b|court (?:papers|date|case|order|summons)|see you in court|my (?:law firm|counsel)|dispute (?:it|this|that|the (?:charge|payment)) with|attorneys?|solicitor|sue (?:you|your|them)|suing|lawsuit|small claims|take (?:you|this) to court|in court|legal action|legal proceedings|regulator|ombudsman|consumer (?:protection|rights|affairs)|trading standards|better business bureau|bbb|ftc|attorney general|fca|police|chargeback|charge back)\b/,
    ],
    [
      0.45,
      /曝光|媒体|发(?:视频|抖音|帖)|记者|上热搜|发(?:到)?(?:微博|抖音|小红书|网上|朋友圈)|黑猫|315|全网|\b(?:journalists?|warn(?:ing)? (?:everyone|everybody|others|people|all)|leave (?:a )?(?:bad|one star|1 star) reviews? everywhere|the press|newspapers?|go(?:ing)? public|go viral|(?:post|tell|share|put)(?:ing)? (?:this|it|about (?:this|you)|everything)(?: all)?(?: over| on)? ?(?:social media|twitter|facebook|tiktok|reddit|trustpilot|the internet|online)|bad review everywhere|on the news|tv station)\b/,
    ],
    [
      0.3,
      /投诉(?:到|你们|举报)|要投诉|举报你们|\b(?:report(?:ing)? (?:you|your (?:company|shop|store)|this company)|formal complaint|official complaint)\b/,
    ],
  ],
};

const REPEAT: Cue = {
  name: 'asked before',
  most: 0.5,
  rows: [
    [
      0.3,
      /第(?:[二三四五六七八九十]|[2-9]|\d{2})[次回遍](?!购|下单|买|元)|(?:问|说|催|找|反映|联系|打)(?:过|了)?(?:[两三四五六七八九十几多]|好几|无数|\d{1,3}|n|[十百](?:几|多|来))[次回遍]|(?:找|联系|打|发|催|问)了?你们?.{0,4}(?:[三四五六七八九十几多]|\d)[多来几]?[次回遍]|从.{1,8}(?:问|催|等|拖|找)到(?:现在|今天)|再三|多次(?:联系|反映|催|沟通|打)|反映过|轮流|还是那句话|踢皮球|推来推去|又是我|反反复复|\b(?:(?:second|third|fourth|fifth|tenth|2nd|3rd|\d{1,2}th) (?:time|message|email|ticket|contact)|(?:two|three|four|five|six|seven|eight|nine|ten|a dozen|several|many|multiple|countless|\d{1,3}) (?:times|emails|messages|calls|tickets)|how many times|over and over|again and again|told you (?:last|yesterday|before|already|on)|same (?:line|answer|script|reply) again|(?:\w+ )?different (?:agents|people|reps|departments)|already (?:contacted|wrote|written|called|asked|told|emailed|reported)|as i(?:'ve)? said before)\b/,
    ],
    [
      0.2,
      /一直没(?:人|有)?(?:回|理|管|处理|解决|答复|回复)|(?:没|无)人(?:回|理|管|处理)|还(?:是)?没(?:有)?(?:解决|处理|回复|人|结果|动静)|到现在(?:还|都|也)|\b(?:still (?:no|nothing|not|waiting|haven'?t|hasn'?t)|no ?(?:one|body) (?:has |ever |is )?(?:answer\w{0,3}|repl\w{1,4}|respond\w{0,3}|help\w{0,3}|call\w{0,3}|getting back)|never (?:heard|got|received) (?:back|a reply|an answer|a response)|been ignored|(?:zero|no|without (?:a|any)|not (?:a|one) (?:single )?) ?(?:repl\w{1,4}|response|answer)s?|keep (?:ignoring|being ignored))\b/,
    ],
  ],
};

const URGENT: Cue = {
  name: 'says it is urgent',
  most: 0.6,
  not: /不(?:是很|太|用|着|算)?急|别急|不着急|不赶时间|急(?:性子|支糖浆|救|诊)|应急|(?:no|not (?:in a |any )?|without) ?(?:rush|hurry|urgent)|not (?:that |very |so |really )?urgent|isn'?t urgent|nothing urgent|no emergency|right now (?:i'?m|i am|it'?s) (?:just|only|fine)|等一?下马上/g,
  rows: [
    [
      0.45,
      /十万火急|万分火急|火急|紧急|特急|加急|急!|急急|在线等|救命|救急|\b(?:urgent(?:ly)?|emergency|asap|a\.s\.a\.p|time[- ]sensitive|critical|life or death|desperate(?:ly)?)\b|sos\b/,
    ],
    [
      0.3,
      /急(?:用|需|着|死|等|求|啊|的|,|。|$)|很急|好急|着急|尽快|尽早|马上|立刻|立即|赶紧|赶快|速(?:回|度|速|来|办)|快点|快一点|快一些|快(?:给|帮|回|来)|火速|等不(?:了|及|起)|现在就要|今天(?:就|之内|内)?(?:必须|给我|要|得|务必)|求求|求(?:你们?|您|帮|尽|快)|今天必须|\b(?:immediately|(?:with)?in the (?:next )?(?:hour|few (?:hours|minutes)|minutes)|this (?:minute|very)|today please|by (?:tonight|end of (?:the )?day)|(?:refund|fix|send|resolve|answer|reply|call|pay)\w{0,3} (?:me |it |this |us )?(?:back )?(?:today|tonight|now)\b|right away|right now|at once|straight away|hurry|quick(?:ly)?|as soon as (?:possible|you can)|without delay|can'?t wait|cannot wait|this instant|now!)/,
    ],
  ],
};

const TOO_LATE: Cue = {
  name: 'time is short',
  most: 0.55,
  rows: [
    [
      0.4,
      /来不及|赶不上|错过(?:了)?(?:航班|飞机|考试|面试|婚礼|生日|活动|开会)|(?:马上|就要|快要|今天|明天|即将|一早|今晚)(?:就|一早|上午|下午)?(?:要)?(?:出差|体检|手术|用车|搬家|交(?:标书|作业|稿|货|房租)|到期|过期|截止|起飞|登机|开始|考试|面试|结束|用)|最后(?:一天|期限|机会|几个?小时)|\b(?:running out of time|(?:last|final) (?:day|chance|hours?|call)|expires? (?:today|tonight|tomorrow|in (?:an?|\d{1,2}|two|three) (?:hours?|minutes?))|deadline is (?:today|tonight|tomorrow)|(?:flight|train|exam|appointment|visa|rent|hearing|delivery|presentation|launch|move|operation|deadline|school|boat|bus|interview|wedding|surgery|meeting|party|birthday|event|trip) (?:appointment )?(?:is |starts |leaves |is due |due )?(?:today|tonight|tomorrow|in (?:an?|\d{1,2}|two|three|a few) (?:hours?|minutes?|days?))|too late|won'?t make it|will miss (?:my|the|our))\b/,
    ],
  ],
};

const BLOCKED: Cue = {
  name: 'cannot go on',
  most: 0.5,
  rows: [
    [
      0.4,
      /(?:停业|停工|停产|没法(?:营业|上班|工作|生活)|开不了(?:业|店|工)|全部瘫痪|收银|收款机|(?:店|客人|顾客|排队|生意).{0,8}(?:堵|停|等着|瘫)|派人|交不了房租|系统(?:全)?瘫痪|影响(?:生意|营业|工作|上班)|等(?:钱|药|着)(?:用|吃|救)|断药|没药|没钱吃饭|生活费|\b(?:can'?t (?:work|(?:register|till|pos|checkout|server|system|production|store|shop|office) (?:won'?t|is down|doesn'?t|has stopped|stopped|cannot)|open|operate|pay (?:my )?rent|afford)|business is (?:down|stopped|losing)|production (?:is )?down|losing (?:money|customers|sales)|(?:need|out of) (?:my )?(?:medicine|medication|insulin)|stranded|stuck at the (?:airport|border|station|hotel)|locked out of (?:my )?(?:house|home|car|room))\b)/,
    ],
  ],
};

export const URGENCY_CUES: readonly Cue[] = [SAFETY, MONEY, LEGAL, REPEAT, URGENT, TOO_LATE, BLOCKED];

/** Says that there is time. */
export const NO_HURRY =
  /不(?:是很|太|用|着|算|那么)?急(?!救|诊)|别急|不着急|不赶时间|有空(?:再|的时候)|慢慢来|随便问问|就问问|只是(?:问问|想了解|好奇)|\b(?:no (?:rush|hurry)|not (?:in a (?:rush|hurry)|(?:that |very |so |really )?urgent)|isn'?t urgent|nothing urgent|whenever you (?:can|have time|get a chance|like)|take your time|just (?:curious|wondering|asking|browsing)|when you have a (?:moment|minute))\b/;

/** That a date matters to the customer and is no part of a rule: needed, promised to somebody, paid for. */
export const NEEDED =
  /(?:要|得|必须|务必|一定|需要|急|赶|用|送|过|参加|出发|上班|到手|收到|拿到|使用|飞机|航班|火车|高铁|登机|考试|面试|婚礼|出差|手术)|\b(?:need|must|have to|has to|want it|required?|for (?:my|our|her|his|the) (?:\w{1,12} )?(?:wedding|birthday|party|trip|flight|exam|interview|event|meeting|holiday|son|daughter|mother|wife)|deadline|due|expires?|leaving|travel\w{0,4}|fly\w{0,3}|appointment|visa|rent|court|until|we open|hand in|surgery)\b/;
/** A rule or an offer is asked about, or a wish for a date is told without need. */
export const ABOUT_RULES =
  /(?:可以|能|可)(?:退|换|取消)(?:吗|么|不)|无理由|有效期|保修|质保|怎么算|规则|几天内|多少天|营业|上班吗|开门|活动|优惠|打折|\b(?:policy|warranty|return window|how (?:long|many)|(?:opening|open on|(?:business|support|your|store) hours)|sale|discount|can i (?:return|cancel|exchange)|do you)\b/;
/** Something that does not work or has not come: beside a near date it makes the date a limit. */
export const TROUBLED =
  /(?:没|未|不(?:了|能|上|动|到|行|出|开|进)|坏|报错|失败|打不|登不|收不|缺|丢)|\b(?:not|n'?t|cannot|can'?t|won'?t|hasn'?t|isn'?t|no|missing|broken|refus\w{1,3}|fail\w{0,3}|error|stuck|down|late|lost)\b/;
export const UNSOLVED =
  /没(?:有)?(?:一个|人|解决|结果|回音|动静|消息|处理|进展)|毫无|\b(?:nothing|nobody|no ?one|still|no (?:repl\w+|answer|response|news|progress)|unresolved|silence|ignored)\b/;
