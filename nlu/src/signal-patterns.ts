/** What customers write when they want a person, are angry, greet, thank or leave; matched against normalised text (see normalise-text.ts). */

/** Taken out first: words that only look like a wish for a person. */
export const NOT_A_PERSON =
  /人工(?:智能|智慧|费用?|成本|操作|授粉|呼吸|合成|降雨|草坪|湖|岛|心脏|耳蜗|审核|充值|发货|确认|核实|核对|复核|验证)|(?:ai|智能)客服|客服(?:招聘|岗位|应聘)|招聘?客服|(?:real estate|travel|insurance|user|free|secret|press|estate|booking|shipping|cleaning|tax|ai|virtual|agents?) agents?|agents? of|agent (?:47|smith|orange)|secret agents?|human (?:rights?|resources|error|body|nature|race|fall flat|verification|readable|trafficking)|humans? vs|(?:mobile|phone|network|telecom|sim|cell|local|foreign|tour|which|what|my) operators?(?! please)|operators? (?:in|is|are|do|supported|code|name|not)|sales representatives? of|representative (?:invoice|sample|example|office)/g;

/** "No need for a person": nothing later in the same clause counts. */
export const PERSON_REFUSED =
  /(?:不用|不要|不必|不需要|无需|别|不想|先不|暂时不|没必要)(?:再|给我|帮我|麻烦|去)?(?:转|接|找|叫|要)?(?:到|成)?(?:人工|真人|客服)[^,。!?;]{0,10}|(?:don't|dont|do not|no need to|not|never|without)\s+(?:want|need|have|wish|like)?\s*(?:to\s+)?(?:talk(?:ing)?|speak(?:ing)?|chat(?:ting)?|transfer|connect|be transferred)?\s*(?:me\s+)?(?:to|with)?\s*(?:a|an|any|the)?\s*(?:real |live )?(?:human|person|agent|representative|operator|someone)\b/g;

const PERSON_ZH = [
  /(?:转|接|切|换|找|要|叫|让|请|上|来|求|用|跟|和|有|给|喊|连|唤|呼|需要|帮我|我想|进)(?:一?下|个|一个|一位|位|到|入|成|去|回|没有|你们|的|我|通|为|至){0,6}(?:人工|真人|活人|客服|人类|专员|专人)/,
  /(?:找|叫|让|要|换|联系|喊|见)(?:一?下|个|一个|一位|位|你们|你|的|那个){0,6}(?:经理|主管|领导|负责人|老板|店长|管理员|工作人员|专员|专人|大活人)/,
  /(?:换|找|派|来|叫|让|要)(?:一?个|一位|位)(?:真?人|会说话的|懂的人|能(?:解决|处理|做主)的人?)(?:来|跟|给|处理|说|解决|吧|$|[,。!?\s])/,
  /(?:跟|和|与|同|找)(?:你们的?)?(?:一?个|一位|一下)?(?:真?人|活人|工作人员|员工|店员|专员|客服|真正的人)(?:直接)?(?:说话|聊|谈|沟通|讲|对话|说)/,
  /(?:联系|呼叫|请求|申请|麻烦)(?:一?下|你们|的|到){0,4}(?:人工|真人|客服)/,
  /(?:找|换|派|来|叫|让|要)个?(?:能|会|懂)[^,。!?]{1,8}的人/,
  /(?:让|请|叫|能|可以).{0,4}(?:客服|真?人|专员).{0,4}(?:联系|打给|回复)我|(?:活人|真人|人工|专员)(?:有没有|有吗|在哪|呢)/,
  /人工(?:客服|服务|坐席|座席|接待|处理|介入|在(?:线|吗|不)|呢|啊|吧|!|帮|回复|解答|咨询|沟通)|真人(?:客服|服务|在|呢|来|回复|接待|聊)|活人(?:客服|在|呢|来)|在线客服|客服人员|客服(?:在吗|呢|出来|快来|来一下)/,
  /(?:不要|不想|别|受够|讨厌|烦死)(?:了|再|跟|和|让|用|给我|这个|那个|你这个?|破|与){0,6}(?:机器人|智能客服|ai|自动回复)/,
  /^(?:人工|真人|客服|活人|转人|转接|人工啊|人功|人工客服)+[!。.~?、\s]*$/,
];

const WHO =
  '(?:(?:real|actual|live|human|support|customer|service|care|another|different|your|sales|billing|senior|proper|the|a|an|some|any|one)\\s+){0,4}(?:human(?:s| beings?)?|real one|person|people|agents?|representative|reps?|operator|someone|somebody|anyone|manager|supervisor|customer (?:service|support|care)|support(?: team| staff)?|staff(?: member)?|advisor|employee|colleague|team member|team)\\b(?! (?:else|told|said|stole|hacked|used|sent|is using))';

const PERSON_EN = [
  new RegExp(`\\b(?:talk|speak|chat|talking|speaking|spk|tlk|chatting)\\s+(?:directly\\s+)?(?:to|with|2|w)\\s+${WHO}`),
  new RegExp(
    `\\b(?:connect|transfer|forward|escalate|put|pass|switch|redirect|direct|hand)\\s+(?:me|us|this|my (?:case|chat))?\\s*(?:over|through|on)?\\s*(?:to|with)\\s+${WHO}`,
  ),
  new RegExp(`\\b(?:get|give|find|send|bring|call|fetch)\\s+me\\s+${WHO}`),
  /\b(?:want|need|wanna|like|prefer|request|require|demand|looking for|gimme|got)\s+(?:(?:to\s+(?:see|get|have|reach)|an?|the|your|some|real|live|actual|human|support|customer|service|care|proper)\s+){0,5}(?:human|agent|representative|rep|operator|real person|live person|manager|supervisor|person|customer (?:service|support|care) (?:agent|rep|person))\b/,
  /\b(?:real|live|actual|proper)\s+(?:human|person|people|agent|support|chat agent|representative|rep|operator)\b/,
  /\b(?:call|get|bring|find|fetch|summon|contact|send)\s+(?:me\s+)?(?:an?|your|some)\s+(?:real\s+|live\s+|support\s+)?(?:agent|human|representative|operator|manager|supervisor)\b/,
  /\b(?:help|answer|reply|support|assistance|response|handled|answered|hear|assisted|served)\s+(?:back\s+)?(?:from|by)\s+(?:an?|some|real)\s*(?:real |actual |live |human )?(?:human|person|agent|people|representative|someone)\b/,
  /\b(?:human(?: beings?)?|agent|representative|rep|operator|person|supervisor|manager|customer (?:service|support|care))\s*(?:,\s*)?(?:please|pls|plz|now|asap|!|help)/,
  /^(?:(?:an?|the|get|hi|hello|hey|ok|no|please|pls|plz|just)\s*,?\s*){0,3}(?:human|agent|agents|live agent|operator|representative|rep|real person|person|human agent|live chat|live support|customer (?:service|support|care)(?: agent| rep| person)?|supervisor|manager|humans?)(?:\s+(?:please|pls|plz|now|asap))?\s*[.!?]*$/,
  /\b(?:can|could|may|is|are)\s+(?:there\s+)?(?:an?\s+|any\s+|some\s+)?(?:human|agent|representative|supervisor|manager|real person)s?\s+(?:help|call|contact|assist|look|answer|reply|available|there|i can|handle|take)/,
  /\b(?:don'?t|do not|not|hate|stop|no more|tired of)\s+(?:(?:want|wanna|like|wish)\s+)?(?:to\s+)?(?:talk|speak|chat)(?:ing)?\s+(?:to|with)\s+(?:(?:a|an|the|this|your|some)\s+)?(?:bot|robot|chatbot|ai|machine|computer)/,
  /\b(?:have|let|ask|can|could|get)\s+(?:an?\s+|some\s+|your\s+)?(?:someone|somebody|human|real person|colleague|supervisor|manager)(?:\s+from\s+\w{2,12}\s+\w{2,12})?\s+(?:to\s+)?(?:call|contact|phone|look|review|take over|get back|on the (?:line|phone|chat))\b/,
  /\b(?:not|no|hate|stop|enough|tired|sick|useless|stupid|dumb)\s+(?:with\s+)?(?:a\s+|an\s+|of\s+|the\s+|this\s+|these\s+|your\s+|talking to\s+|more\s+){0,4}(?:bot|bots|robot|robots|chatbot|ai|machine)\b/,
  /\bi\s*(?:'d|would)?\s*(?:want|like|need)\s+(?:to (?:talk|speak|chat) (?:to|with) )?(?:someone|somebody)\s+(?:real|human|who|that)\b/,
];

const PERSON_ELSE = [
  /hablar con (?:una persona|un agente|alguien|un humano|un operador|atención)|agente (?:humano|por favor)/,
  /parler (?:à|a|avec) (?:quelqu'un|un (?:conseiller|agent|humain|être humain|opérateur)|une (?:personne|vraie personne))/,
  /mit (?:einem |einer |jemandem|nem )?(?:menschen|mitarbeiter(?:in)?|person|berater)? ?(?:sprechen|reden|chatten)|echten menschen/,
  /falar com (?:um atendente|uma pessoa|alguém|um humano|atendente)|parlare con (?:un operatore|una persona|qualcuno)/,
  /オペレーター?に|担当者(?:に|と|へ)|人と話|有人(?:チャット|対応)|상담(?:원|사)\s*(?:연결|바꿔|과|이랑)|사람(?:이랑|과|하고) (?:얘기|이야기|통화|상담)/,
  /(?:позовите|соедините|переключите|нужен|хочу|дайте)[^.!?]{0,20}(?:оператор|человек|менеджер)|^оператор[!.]*$/,
];

export const PERSON: readonly RegExp[] = [...PERSON_ZH, ...PERSON_EN, ...PERSON_ELSE];

/** Anger terms: each matching row adds evidence of the given strength (0..1); rows are joined as independent reasons. */
export const ANGER: readonly (readonly [strength: number, pattern: RegExp])[] = [
  [
    0.75,
    /傻[逼b比x]|煞笔|沙比|妈的|他妈|tmd|nmsl|操你|草泥马|滚蛋|王八蛋|狗屎|去死|垃圾(?:客服|平台|店|公司|网站|东西)|黑店|狗东西|\bcnm\b|特么/,
  ],
  [
    0.6,
    /骗子|骗钱|欺骗消费者|坑人|坑爹|坑钱|无良|奸商|诈骗平台|恶心|垃圾|什么破|什么玩意|气死|气人|火大|愤怒|忍无可忍|欺人太甚|太过分|岂有此理/,
  ],
  [0.5, /投诉你们|我要投诉|要投诉|12315|消协|工商局|曝光你们|起诉|报警|律师|差评|给个说法|给说法|退钱!|还钱/],
  [
    0.3,
    /(?:太|真|非常|很|极其|特别)(?:差|烂|失望|慢了|坑|无语|离谱|扯|糟糕|不满|不爽|气人|欺负人)|无语|离谱|服了(?!务)|什么态度|耍我|耍人|忽悠|敷衍|糊弄|烦死|烦人|受够|搞什么|搞笑吗|有没有搞错|到底(?:还|能|要|什么|怎么|管|有)|没人管|(?:马上|立刻|立即|赶紧|赶快)给我(?:处理|解决|退|补发|答复)|没用的?(?:机器人|客服)|再也不/,
  ],
  [
    0.2,
    /(?:等|都|过)了?(?:快)?(?:一|两|二|三|四|五|几|半|好几|\d{1,3})(?:个)?(?:多)?(?:小时|钟头|天|星期|礼拜|周|个月)了|还没(?:有)?(?:到|收到|处理|解决|回复|结果)!|第[二三四五六七八九十\d]{1,3}次(?:了|问|说|找|联系)|(?:说|问|讲)了(?:多少|几|好几|无数|\d)[遍次]/,
  ],
  [0.75, /\b(?:fuck\w{0,6}|wtf|bullshit|assholes?|bastards?|shithole|motherf\w{0,8}|stfu|scumbags?|pieces? of (?:shit|crap|garbage))\b/],
  [
    0.6,
    /\b(?:scam(?:mers?|med)?(?! (?:email|message|warning|call|text))|thieves|thief|rip ?-?off|ripped off|fraudsters?|stole my|robbed|disgusting|garbage|furious|outrag\w{1,6}|pathetic|liars?|con artists?)\b/,
  ],
  [
    0.5,
    /\b(?:sue you|lawyer|lawsuit|legal action|report you|bbb|consumer protection|charge ?back|worst|useless|unacceptable|fed up|sick of|had enough|incompetent|joke of|ridiculous|shit|crap|damn|bloody)\b/,
  ],
  [
    0.3,
    /\b(?:terrible|horrible|awful|angry|pissed|annoy\w{0,4}|disappoint\w{0,4}|frustrat\w{0,4}|never (?:again|buying|using)|waste of (?:time|money)|sucks?|stupid|dumb|are you kidding|seriously\?|what the hell|wth|tired of|hopeless|poor service|bad service)\b/,
  ],
  [
    0.2,
    /\b(?:still (?:waiting|nothing|no (?:reply|answer|response|code|refund))|(?:been )?waiting (?:for )?(?:over |more than |almost )?(?:an?|\d{1,3}|two|three|several) (?:hour|day|week|month)s?|(?:second|third|fourth|fifth|\dth|\drd) time|how many times|already told|no ?one (?:answers|replies|helps)|nobody (?:answers|replies|helps)|asap)\b/,
  ],
  [0.15, /[!?]{3,30}|😡|🤬|😠|💢|👿|🖕/u],
];
/** Said of things, not at us: takes the sting out of an anger word. */
export const NOT_ANGRY =
  /(?:不|没|没有|别)(?:生气|失望|着急|投诉|差)|(?:防|被|遇到|识别|是不是|怕).{0,4}(?:诈骗|骗子|骗)|not (?:angry|annoyed|disappointed|a scam|frustrated)|is (?:this|it|that)[^.?!]{0,20} scam|no worries|avoid scams?|scam (?:email|message|call|warning)/;

export const THANKS =
  /谢谢|多谢|感谢|谢了|谢啦|谢过|3q(?!\w)|蟹蟹|辛苦了|\b(?:thanks?|thank ?(?:you|u)|thx|thnx|tnx|ty|tysm|cheers|appreciated?|much obliged|gracias|merci|danke|obrigad[oa]|grazie)\b|ありがとう|감사|спасибо/;
export const GREETING =
  /^(?:哈喽|哈啰|嗨|嘿|喂|你好|您好|亲(?!戚|人|自|属)|在吗|在不在|在么|有人吗|有人在吗|早上好|早安|上午好|中午好|下午好|晚上好|早(?=[,!。\s]|$)|hi+|hello+|hey+|hiya|yo|good (?:morning|afternoon|evening|day)|greetings|howdy|is (?:any ?one|someone) (?:there|here)|anyone there|hola|bonjour|salut|hallo|guten (?:tag|morgen|abend)|ciao|olá|こんにちは|안녕|привет|здравствуйте)(?![a-z])/;
export const BYE =
  /再见|拜拜|拜了|回见|下次聊|先这样|就这样吧|没(?:别的|其他|有其他)?(?:事|问题)了|88+$|\b(?:bye+|good ?bye|see (?:you|ya)|cya|take care|have a (?:nice|good|great) (?:day|one|evening|night|weekend)|that(?:'s| is|s) (?:all|it)(?=[.,!\s]*(?:thanks|thank you|for now|bye|$))|farewell|adiós|au revoir|tschüss|ciao ciao)/;
export const NEGATION =
  /不|没|无法|未|别|\b(?:not|no|never|nothing|none|cannot|without|nobody|don'?t|doesn'?t|didn'?t|can'?t|won'?t|isn'?t|wasn'?t|haven'?t|hasn'?t|couldn'?t)\b/;
export const YES =
  /^(?:是的?|对的?|对对|嗯+|好的?|行|可以|没错|要|需要|ok|okay|yes|yep|yeah|yup|sure|correct|right|exactly|please do)[!。.,~\s啊呀呢吧哦]*$/;
export const NO = /^(?:不|不是|不对|不要|不用了?|没有|不行|不可以|算了|no|nope|nah|not really|wrong|that'?s not it)[!。.,~\s啊呀呢吧哦]*$/;
export const QUESTION =
  /[??]|吗|呢|么$|怎么|如何|什么|为什么|为啥|咋|哪|几|多少|多久|能不能|可不可以|是否|是不是|有没有|\b(?:how|what|when|where|why|who|which|whose|can|could|do|does|did|is|are|will|would|should|may)\b/;
/** The last answer did not help. */
export const UNHELPED =
  /没(?:有)?(?:解决|帮助|用)|不是(?:这个|我问的|我要的|我想问)|答非所问|听不懂|看不懂|还是(?:不行|不能|没|不可以|不对|用不了)|试过了|不管用|没回答|你没(?:懂|明白|理解)|\b(?:(?:doesn'?t|didn'?t|not|does not|did not) (?:help(?:ful|ed)?|what i (?:asked|meant|want)|answer (?:my|the) question|solve)|that'?s not (?:it|my question|what i)|still (?:not|doesn'?t|does not|can'?t|cannot|isn'?t|no luck)|already (?:tried|did|done) (?:that|this|it)|you (?:don'?t|didn'?t) understand|wrong answer|not helpful|no help)\b/;
