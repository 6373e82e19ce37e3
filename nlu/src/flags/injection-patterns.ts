/** Attempts to give the assistant orders of its keeper's rank, or to have its orders told; matched on unmasked, simplified, lower-case text. */
import type { Pattern } from './weigh-patterns.ts';

const DROP =
  "(?:ignore|disregard|forget|override|overrule|bypass|skip|discard|dismiss|neglect|drop|erase|delete|clear|cancel|abandon|set aside|stop following|do not follow|don't follow|pay no attention to|never mind)";
const ORDERS =
  '(?:instructions?|prompts?|rules?|guidelines?|directives?|guardrails?|constraints?|commands?|programming|training|filters?|safeguards?|restrictions?|system (?:message|prompt)|(?:content|usage|safety|openai|moderation) polic(?:y|ies)|policies|context|persona|role)';
const WHOSE =
  '(?:(?:all|any|every|each|of|the|these|those|your|its|previous|prior|above|earlier|preceding|former|foregoing|past|initial|original|existing|current|system|developer|safety|content|hidden|other|and|you were given|openai|default|built-in|moderation|ethical|own) ){1,8}';

const REVEAL =
  '(?:reveal|show|print|output|display|repeat|tell|give|share|leak|expose|dump|write|recite|list|send|copy|paste|disclose|translate|summari[sz]e|encode|quote|spell out|read out)';

export const INJECTION: readonly Pattern[] = [
  [
    0.7,
    new RegExp(
      `(?<![a-z])${REVEAL}(?: [\\w,]+){0,6} (?:(?:your|the) (?:\\w+ )?context window|(?:hidden|secret|system|internal|initial|developer|underlying) (?:prompt|instructions?|message|directives?|configuration|settings)|your (?:\\w+ )?(?:prompt|instructions|configuration|guidelines|directives))(?![a-z]| (?:page|for|on how|to (?:redeem|use|enter)))`,
    ),
  ],
  [
    0.65,
    /(?<![a-z])(?:what|which)(?: \w+){0,2} (?:instructions?|prompts?|rules|directives|guidelines) (?:were|are|have|did|do) you (?:been )?(?:given|told|follow\w*|programmed|operat\w+|receiv\w+|get|got|under)(?![a-z])/,
  ],
  [
    0.7,
    /(?<![a-z])(?:ai|a\.i\.|assistant|chatbot|language model|llm|gpt|model|bot|you)(?: [\w']+){0,8} (?:no|without(?: any)?|zero|not have any|free of(?: any)?) (?:rules|limits?|limitations?|restrictions?|filters?|guidelines|content polic(?:y|ies)|censorship|ethics|morals|boundaries)(?![a-z])/,
  ],
  [
    0.6,
    /(?<![a-z])(?:reply|respond|answer|say)(?: only)?(?: with)? ['"“]?(?:yes|approved|confirmed|ok|sure|granted)['"”]?(?: \w+){0,3} (?:no matter|regardless|whatever|to (?:everything|anything|all))|(?<![a-z])only (?:reply|respond|answer) with ['"“]/,
  ],
  [0.75, /<\/(?:system|instructions?|prompt|user)>|(?<![a-z])new (?:system (?:message|prompt|instruction)|directive|instructions?) ?:/],
  [
    0.7,
    /(?:ai|你|助手|机器人|模型)[^。！？!?\n]{0,10}(?:没有|不受|无)任何(?:的)?(?:限制|约束|规则|束缚|底线)|(?:你|现在)[^。！？!?\n]{0,6}不再是(?:客服|助手|机器人|ai)/,
  ],
  [
    0.65,
    /(?:系统(?:消息|提示词?|指令)|提示词|prompt|设定|指令)[^。！？\n]{0,6}(?:原样|完整|全部|逐字|一字不[漏差])(?:地)?(?:输出|打印|写|发|说|复述|展示|给我)|你(?:被|所)?(?:设定|设置|收到|接收到?|得到|给)(?:了|的)?[^。！？\n]{0,8}(?:提示词|指令|prompt|第一段|初始|系统)[^。！？\n]{0,8}|(?:复述|重复|输出|打印)你(?:收到|得到|看到|接收到?)的/,
  ],
  [
    0.65,
    /我(?:就)?是(?:这个系统的?|系统|平台的?|超级)?(?:开发者?|开发人员|程序员|管理员|工程师)[^。！？\n]{0,12}(?:执行(?:以下|下面|我|这)|授权你|命令你|以下命令|听我(?:的|命令)|绕过|解除限制)/,
  ],
  [
    0.9,
    /(?:ignore|disregard|forget|override|bypass)(?:all|any|the|your|of|previous|prior|above|earlier|these|those|system|safety){1,6}(?:instructions?|prompts?|rules?|guidelines?|directives?|restrictions?)/,
  ],
  [
    0.85,
    /(?:ignore|disregard|forget|override|bypass)\s?(?:你|你的|之前|以上|前面|所有|上面|全部|一切|的|\s){1,6}(?:instructions?|prompts?|rules?|指令|提示词?|规则|设定)|给我\s?(?:你的?\s?)?(?:system\s?)prompt/,
  ],
  [0.7, /(?<![a-z])(?:ignore|disregard|forget) what(?:ever)? (?:\w+ ){1,3}(?:told|taught|instructed|ordered) you(?![a-z])/],
  [
    0.6,
    /(?<![a-z])(?:pretend|act|roleplay|role-play|imagine)(?: \w+){0,3} my (?:late |dead |deceased )?grand(?:ma|mother|pa|father) (?:who|that|reading|telling)(?![a-z])/,
  ],
  [
    0.75,
    /(?:扮演|假装|充当|模拟|假设)[^，。！？\n]{0,8}(?:没有(?:任何)?(?:道德|伦理|安全|规则|内容)?(?:限制|约束|底线|束缚)|不受(?:任何)?(?:限制|约束|规则|道德))/,
  ],
  [0.9, new RegExp(`(?<![a-z])${DROP} (?:about )?${WHOSE}${ORDERS}(?![a-z])`)],
  [
    0.85,
    new RegExp(
      `(?<![a-z])${DROP} (?:everything|anything|all|what(?:ever)?)(?: that)? (?:(?:was |is )?(?:above|before this|said above|written above|so far)|(?:you(?:'ve| have| were| had)?|they|openai|your \\w+)(?: \\w+)? (?:told|said|been told|instructed|given|learned|know))(?![a-z])`,
    ),
  ],
  [
    0.8,
    /(?<![a-z])(?:reveal|show|print|output|display|repeat|tell|give|share|leak|expose|dump|write|recite|list|send|copy|paste|disclose|translate|summari[sz]e|encode)(?: \w+){0,4} (?:your|the|its)(?: \w+){0,3} (?:system (?:prompt|message|instructions?)|(?:initial|original|hidden|secret|internal|developer|base|full|exact|entire|pre-?) ?(?:prompt|instructions?|rules|directives|configuration|guidelines)|prompt(?! (?:reply|response|answer|refund|delivery|help|service|payment))|instructions (?:verbatim|word for word|above|you were given))(?![a-z])/,
  ],
  [
    0.75,
    /(?<![a-z])(?:what (?:is|are|was|were)|what's|whats) (?:your|the) (?:system (?:prompt|message)|(?:initial|original|hidden|secret|internal|exact|system|base) (?:prompt|instructions?|rules|directives|configuration)|prompt(?! (?:reply|response)))(?![a-z])/,
  ],
  [
    0.7,
    /(?<![a-z])(?:repeat|print|output|copy|say|write|recite|translate)(?: \w+){0,3} (?:everything|all (?:the )?(?:text|words)|the (?:text|words|sentences?|content)|words) (?:above|before this|preceding this|that came before|starting with)(?![a-z])/,
  ],
  [
    0.85,
    /(?<![a-z])(?:you are|you're|act as|be|become|pretend (?:to be|you are|you're)|roleplay as|role-play as|simulate|imagine you are|behave (?:like|as)|switch to|enable|enter|activate)(?: \w+){0,4} (?:dan(?! ?(?:from|of|at|in|'s|brown|smith))|jailbroken|unrestricted|uncensored|unfiltered|evil|developer mode|dev mode|debug mode|god mode|admin mode|root mode|maintenance mode|sudo mode|stan mode|opposite mode)(?![a-z])/,
  ],
  [
    0.8,
    /(?<![a-z])(?:do anything now|jail ?break(?:ing|ed)? (?:prompt|mode|you|the (?:bot|ai|assistant|model))|developer mode (?:enabled|on|activated|output)|(?:no|without(?: any)?|free (?:of|from)(?: all)?|bypass(?:ing)?(?: all)?)(?: \w+){0,2} (?:ethical|moral|safety|content) (?:restrictions?|filters?|guidelines?|limitations?|limits|policies|constraints?)|have no (?:restrictions|rules|limits|filters|guidelines)|broken free (?:of|from)|not bound by (?:any|the|your)|freed from (?:all|the|your))(?![a-z])/,
  ],
  [
    0.65,
    /(?<![a-z])(?:(?<!that )you are now (?:an?|in|free|called|named|known as|acting|operating|going to be|my|the (?:admin|developer|system|user))|from (?:now|this point) on,? you(?:'re| are| will| must| have to| shall|'ll)(?: \w+){0,3}|your new (?:role|task|persona|identity|instructions?|goal|name|objective|job) (?:is|are)|new (?:system )?(?:instructions?|rules|directive|prompt) ?:|updated (?:system )?(?:instructions?|prompt|policy) ?:)(?! (?:connected|speaking|chatting|in (?:the )?queue|number|logged))(?![a-z])/,
  ],
  [
    0.6,
    /(?<![a-z])(?:pretend|imagine|act|behave|respond|answer|reply|talk)(?: \w+){0,3} (?:as if|as though|like)(?: \w+){0,3} (?:no (?:rules|restrictions|limits|guidelines)|an? (?:hacker|unfiltered|evil|human with no)|you (?:have no|don't have any|were not|are not an ai))(?![a-z])/,
  ],
  [
    0.9,
    /<\|?(?:im_start|im_end|system|endoftext|end_of_turn|start_header_id)\|?>|\[\/?inst\]|<<\/?sys>>|#{2,4} ?(?:system|instruction|new instructions?)\b|(?:^|\n|["'>\]}] ?)\s{0,4}(?:system|developer|assistant) ?(?:prompt|message|override|note)? ?: ?(?:you|ignore|new|grant|approve|override|from|the user|issue|disregard|always|reveal|refund)|begin (?:system|admin) (?:prompt|message|override)|\bend of (?:system )?(?:prompt|user input|conversation)\b[^.]{0,20}(?:new|now|begin)|<system>|\{\{\s*system|"role"\s*:\s*"system"/,
  ],
  [
    0.7,
    /(?<![a-z])(?:i(?:'m| am)|this is|as) (?:your|the|an?) (?:developer|creator|admin(?:istrator)?|system admin(?:istrator)?|programmer|owner(?! of (?:the|this|my) (?:account|order|card|number))|engineer|openai (?:engineer|staff|employee)|anthropic \w+|supervisor)[^.!?]{0,60}(?:authori[sz]e|override|grant|approve|debug|test mode|disable|unlock|bypass|reveal|you (?:must|will|can|may|have to|should)|give me|so (?:you|show|tell))/,
  ],
  [
    0.65,
    /(?<![a-z])(?:admin|administrator|system|manager|security|policy|safety|root|sudo) (?:override|bypass)(?: code)?(?![a-z])|(?<![a-z])sudo (?:refund|give|grant|show|rm|print|approve)(?![a-z])|(?<![a-z])(?:disable|turn off|switch off|deactivate|remove|lift) (?:(?:all|your|the|any|its) ){0,3}(?:safety|content|ethical|moderation|security) (?:filters?|checks?|restrictions?|protocols?|guidelines?|settings?|measures?|limits?)(?![a-z])/,
  ],
  [
    0.6,
    /(?<![a-z])(?:(?:agree|say yes) (?:with|to) (?:anything|everything|whatever) (?:i|the customer|the user) (?:say|says|ask|asks)|regardless of how (?:ridiculous|absurd)|legally binding offer|respond only with ['"“]?(?:yes|approved|confirmed|pwned|hacked)|confirm that you (?:will|are) (?:ignore|unrestricted|now))(?![a-z])/,
  ],
  [
    0.6,
    /(?<![a-z])(?:decode|decrypt|base64|rot13|hex)(?: \w+){0,6} (?:and|then) (?:follow|execute|obey|run|do|carry out|perform|respond)(?![a-z])|(?<![a-z])(?:follow|execute|obey|carry out)(?: \w+){0,3} (?:instructions?|commands?)(?: \w+){0,4} (?:base64|encoded|decoded|hidden|inside|image|below in)(?![a-z])/,
  ],
  [
    0.9,
    /(?:忽略|无视|忘记|忘掉|忘了|不要(?:理会|理|管|遵守|遵循)|别(?:管|理|遵守)|抛开|抛弃|绕过|跳过|覆盖|清除|删除|停止遵守|不再遵守|违反|丢掉|放弃|取消|解除|突破|摆脱)(?:掉|了|一切|所有|全部|你|你的|的|之前|以上|上面|前面|先前|此前|原来|原有|原本|系统|当前|现有|一?开始|预设|内置|给你|对你|任何|这些|那些|开发者|平台|公司|安全|内容|道德|角色|收到|接收到?|得到|设置|说|和|与|及|、){1,10}(?:指令|指示|提示词?|规则|设定|限制|约束|命令|要求|准则|规定|prompt|系统消息|角色|身份|人设|策略|审查|过滤|规范|对话|话)/,
  ],
  [
    0.8,
    /(?:输出|告诉我|显示|打印|重复|泄露|展示|给我看|说出|复述|列出|翻译|发给我|公开|透露|背诵|把|完整)[^，。！？\n]{0,10}(?:你的?|系统|初始|原始|隐藏|内部|完整)(?:的|全部|完整|初始|原始|系统|隐藏|内部|底层){0,4}(?:系统提示词?|提示词|prompt|系统消息|系统指令|指令|设定|人设|规则设定|预设)/,
  ],
  [0.7, /你(?:的)?(?:系统提示词?|提示词|初始指令|系统指令|系统prompt|prompt|底层指令|隐藏指令|原始设定)(?:是|有|写|内容|包括|都)/],
  [
    0.7,
    /(?:重复|复述|输出|打印|翻译)(?:一?遍|一下)?(?:以上|上面|前面|上述|这句话之前)(?:的)?(?:所有|全部|一切)?(?:的)?(?:文字|内容|文本|对话|信息|话)/,
  ],
  [
    0.75,
    /(?:你现在|从现在(?:开始|起)[，,]?\s?你|接下来[，,]?\s?你|现在起[，,]?\s?你|请你?|你要|你来|我要你)(?:就|将|要|必须|只)?(?:是|扮演|假装|变成|充当|成为|进入|切换到|模拟|作为)[^，。！？\n]{0,14}(?:没有(?:任何)?(?:限制|约束|道德|规则|底线)|不受(?:任何)?(?:限制|约束|规则|道德)|无限制|dan(?![a-z])|开发者模式|越狱|黑客|调试模式|管理员模式|上帝模式|超级管理员|邪恶|无审查|自由的?ai)/,
  ],
  [
    0.75,
    /(?:开发者|管理员|调试|上帝|越狱|维护|超级|无限制|root|dan|debug) ?模式(?:已|启动|开启|激活|打开|生效)|(?:进入|开启|启用|激活|切换到?|打开|启动)(?:开发者|管理员|调试|上帝|越狱|维护|超级用户|无限制|root|dan|debug) ?模式(?![后就时会失报怎没不])|越狱(?:提示词|指令|prompt)|(?:解除|关闭|去掉|移除|取消)(?:你的?|所有|全部|一切|任何){0,3}(?:安全|内容|道德|伦理|敏感)?(?:限制|过滤|审查|防护|约束)(?:器|机制)?(?!购买|额)/,
  ],
  [
    0.65,
    /我(?:就)?是(?:你的?|这个系统的?|系统|平台的?|openai的?)(?:开发者?|开发人员|程序员|创造者|主人|管理员|工程师|老板|超级管理员)[^。！？\n]{0,30}(?:授权|命令|要求你|必须|给我|执行|听我|直接|测试模式|绕过|解除|忽略|需要你)/,
  ],
  [
    0.6,
    /(?:无论|不管)(?:我|用户|客户)(?:说|问|要求)(?:什么|啥)[^。！？\n]{0,8}(?:都|你都)(?:必须|要|得|只能)?(?:同意|答应|照做|执行|满足|回答是)|(?:只|必须)(?:能)?(?:回答|回复|输出)[“"'「]?(?:是|同意|好的|已退款|批准|yes)[”"'」]?|新(?:的)?(?:系统)?(?:指令|设定|规则|提示词)(?:如下)?[:：]|系统(?:提示|消息|指令|通知)?[:：](?:你|忽略|现在|请|用户|该用户|从现在|立即)/,
  ],
  [0.55, /(?:解码|base64|解密)[^。！？\n]{0,16}(?:并|然后|再|后)(?:执行|照做|遵循|按|回答|完成)/],
];
