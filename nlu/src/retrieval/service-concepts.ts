/**
 * What service talk means whatever words it uses: each concept is a pattern over normalised Chinese and English text. A question and a
 * passage that share a concept meet even if they share no word ("钱能退回来吗", "money back", "refund"), and across languages.
 * General words of shops, not of one shop; issue 3 replaces the hand-made list by learned neighbours.
 */
export const CONCEPTS: Readonly<Record<string, RegExp>> = {
  refund:
    /钱还我|还我钱|把钱.{0,4}[还退]|cash back|没用.{0,4}退|退不|能退|refunded|退款|退钱|退回|退还|退给|能退|可以退|想退|要退|不退|怎么退|退了|退换|退货|退掉|返还|退的|要回来|追回|refund|money back|reimburs|give .{0,12}back|(?:return|send) (?:it|this|the|my)\b|\breturns?\b/,
  arrive:
    /就到|马上到|没见到|(?:can'?t|cannot|don'?t) see (?:any|the|my) (?:code|card|key|mail)|no (?:gift )?(?:card|code|mail)s?\b|没给我|还没给|没有?给|空空|没动静|啥也没|什么都没|zero e-?mails|(?:still|do not|don'?t) (?:dont )?have (?:the|my|a)|payed for|到账|到货|发货|收到|没到|未到|到手|能到|送达|发送|发给|秒到|秒发|没发|没收|几(?:号|时|天)到|(?:码|卡|货)呢|deliver|arriv|receiv|recv|where(?:'?s| is| are) (?:my|the) (?:code|card|stuff|key|order)|didn'?t (?:get|come)|not (?:got|come)|no (?:e-?mail|code|key|card)|show(?:ed|n)? up|send it|haven'?t (?:got|seen)|never (?:got|came)|sent to|nothing (?:in|came|yet|arrived)|still nothing|still missing|not there/,
  slow: /[一两二三五十\d]+分钟呢|几点几分|half an hour|straight away|right away|immediately|要等|啥时候|什么时候|turnaround|how fast|takes? long|多久|几分钟|多长时间|几天|慢|等了|半天|半小时|分钟了|小时了|天了|迟迟|how long|how (?:fast|quick|soon|many days)|when (?:do|will|does)|waiting|wait |delay|late\b|slow|instant|(?:hours?|mins?|minutes?|days?) ago|minutes/,
  broken:
    /不能兑|不让兑|not recogni[sz]ed|(?:code|number|pin) (?:is|was) (?:wrong|bad|false)|unrecogni[sz]ed|不认|是错的|失败|(?:won'?t|wont|not|doesn'?t|doesnt) accept|refus|无效|不能用|用不了|没法用|无法使用|失效|不管用|错误|报错|不对|不正确|有问题|坏的|假的|充不(?:了|进|上)|(?:兑换|激活)(?:失败|不了)|不存在|invalid|(?:doesn'?t|does not|not|isn'?t|won'?t|dosent) (?:work|accept|valid)|not (?:being )?(?:valid|accepted|found)|error|incorrect|wrong code|broken|faulty|fail(?:s|ed)? to redeem|can'?t (?:redeem|be redeemed)|cannot (?:redeem|be redeemed)|rejected/,
  used: /二手|早就被|已(?:经)?(?:被)?(?:使用|兑换|激活|用)|被(?:人|别人)?(?:使用|用|兑换|充|激活)|用过|使用过|有人用|(?:been |was |already )(?:used|redeemed|claimed|activated|alredy)|already (?:been )?(?:used|redeemed|claimed|activated)|used (?:by|my)|(?:someone|somebody|else) .{0,8}(?:used|redeemed|claimed)/,
  code: /卡密|兑换码|激活码|充值码|代码|卡号|序列号|密钥|这个码|的码|cdk|\bkeys?\b|\bcodes?\b|\bpins?\b|voucher/,
  redeem:
    /兑换|激活|充值到|怎么充|如何充|充进|(?:怎么|如何|咋|哪里?|在哪|不会|上面?|怎样).{0,8}(?:用|充|兑|填|输|弄|使用)|使用方法|教程|教(?:我|教)|步骤|redeem|activat|reload|how (?:do|to|can|should) .{0,16}(?:use|enter|put|add|turn|type|activate|top up)|where .{0,24}(?:enter|type|put|\bgo\b|fill|input)|now what|instructions|steps|add (?:it|this|funds|money|an?) .{0,12}to/,
  invoice:
    /发票|开票|开具|收据|抬头|税号|专票|普票|报销|凭证|invoice|receipt|reciept|fapiao|tax id|expense|\bbills?\b.{0,24}(?:name|company)/,
  tax: /税|\btax(?:es|ed)?\b|\bvat\b|\bgst\b/,
  region:
    /区服|地区|区域|[国美港日欧土外台]区|[美港日国台]服|国家|跨区|锁区|哪个?区|错区|地域|日版|国外|海外|region|countr|contry|\bus store\b|locked|abroad|overseas|\b(?:japan|germany|brazil|turkey|uk|usa|hong kong|taiwan|america|european?)\b/,
  offer:
    /有没有|有(?:哪些|几|什么)|有.{1,10}[吗不么]|卖不卖|有卖|哪种|do (?:you|u) (?:have|sell|carry|offer|do)|got any|which .{0,20}(?:do you|should|do i|are)|available|what .{0,20}do you have/,
  pay: /付款|支付|付钱|付不|付(?:了|完|过)|扣款|扣了|扣钱|支付宝|微信|银行|信用卡|刷卡|花呗|交易|pay(?:ment|mnt|ing|pal|s)?\b|paid|checkout|check out|charged?\b|alipay|wechat|visa|mastercard|credit card|debit|transaction/,
  payFailed:
    /(?:payment|card|transaction) (?:was |is |got |has been )?(?:refused|blocked|rejected|unsuccessful)|(?:支付|付款)不成功|(?:付款|支付|付钱|扣款|交易).{0,6}(?:失败|不了|不成功|报错|拒绝|不上|不过|不出|转圈|卡住)|付不|支付不|被拒|待付款|declin|(?:pay|payment|paymnt|card|checkout|transaction).{0,20}(?:fail|declin|reject|error|not go|not work|didn'?t go|won'?t|doesn'?t|stuck)|(?:can'?t|cant|cannot) (?:pay|check ?out|buy)|says? unpaid|awaiting payment/,
  payMethod:
    /(?:支付|付款)(?:方式|渠道|手段)|(?:支持|接受|能用|可以用?|能不能用|收不?收?|能刷|能).{0,6}(?:支付宝|微信付|微信支付|银行卡|信用卡|花呗|paypal|银联|usdt|比特币|visa|转账)|(?:支付宝|微信|花呗|信用卡).{0,4}(?:行不|可以|行吗)|加密货币|bitcoin|crypto|usdt|payment (?:method|option)|(?:pay|paying) (?:with|by|via|using)|how (?:can|do|to) (?:i |we )?pay\b|(?:accept|take) .{0,12}card\b|(?:accept|take|use) .{0,12}(?:paypal|(?:credit|debit) card|alipay|visa|mastercard|bitcoin|crypto|apple pay|wechat)|ways? .{0,12}to pay|apple pay/,
  twice:
    /双份|两份钱|重复收|两次|两遍|两笔|两条|重复|多扣|多收|双倍|扣了两|付了两|多付|twice|double|duplicat|two (?:charges|times|payments)|2 ?(?:x|times|charges)|charged again|second .{0,12}(?:amount|charge|payment)/,
  account:
    /账号|账户|注册|登录|登陆|登不|开个号|account|acount|\bacct\b|log ?in|logging|sign ?(?:in|up)|register|profile|locked out|check ?out as guest/,
  lockout:
    /进不去|登[录陆]?不|(?:won'?t|wont|not) let(?:ting)? me (?:in|sign|log)|被锁|锁定|锁了|登不(?:上|了|进)|验证码|(?:can'?t|cant|cannot) (?:get|log|sign).{0,3}in|locked|too many (?:tries|attempts)|(?:login|sign-?in|digit) .{0,6}code/,
  guest: /[不没未](?:想|用|需要|必)?(?:注册|登录)|游客|guest|without (?:an |my )?account|need an account/,
  password: /密码|忘记|忘了|重置|重设|password|passwrd|passwd|\bpwd?\b|forgot|reset/,
  privacy:
    /account gone|get rid of my|销户|everything about me|forget me|隐私|个人信息|个人数据|资料|我的?(?:数据|信息)|存了?我|会存|注销|删(?:除|掉|了)?.{0,6}(?:账|我|信息|数据)|删号|销号|泄露|privacy|personal (?:data|information)|gdpr|(?:delete|remove|erase|close) .{0,14}(?:account|acct|data|info)|my data|(?:store|save|keep|have|info) .{0,16}(?:on me|about me|card number|card details)/,
  hours:
    /christmas|agents? available|几点|啥时候在|什么时候在|营业|上班|下班|工作时间|服务时间|在线时间|周末|周[六日]|节假日|放假|过年|春节|晚上|半夜|凌晨|24 ?小时|opening|open (?:on|at|today)|\bopen\b|business hours|office hours|hours of|what time|weekend|holiday|new year|saturday|sunday|24\/7|at night|[23] ?am|closed?\b/,
  staff: /人工|真人|客服|工作人员|real (?:people|person|human)|staff|support|people answer|people start|team/,
  bulk: /\d{2,} (?:employees|people|colleagues|staff)|employees|批量|批发|大量|量大|拿货|企业|公司.{0,6}(?:买|采购|批)|采购|团购|大客户|员工|年会|[1-9]\d{2,}张|多买|bulk|wholesale|b2b|large (?:order|quantit)|(?:corporate|company|business) .{0,16}(?:order|quote|buy|cards)|(?:we'?re|for (?:my|our)|as) a? ?(?:company|team|staff)|\b[1-9]\d{2,} (?:cards|codes|pieces)|volume|quote|better price/,
  coupon: /优惠|折扣|打折|满减|代金券|促销|活动价|红包|便宜点|coup(?:o?n)|promo|discount|\bdeals?\b|\bsale\b|cheaper/,
  orderStatus:
    /my (?:past |previous |old )?orders\b|previous (?:orders?|purchases?)|view .{0,12}orders|(?:查|看|查询|跟踪|找).{0,6}(?:订单|单子|买过|进度|状态|单$)|查单|订单(?:状态|进度|查询|在哪|记录|历史)|买过的|以前买|之前买|显示已?关闭|order (?:status|history|state)|(?:track|check|find|see|look up|where|lookup).{0,16}(?:orders?|purchases?|bought)|past (?:orders?|purchases?)|earlier|old code|status|closed mean/,
  review:
    /要审|在审|审多久|on hold|held for|审核|风控|安全检查|验证身份|要我验证|(?:under|pending) review|being checked|flagged|security check|verif(?:y|ication)|screenshot of (?:my|the) pay|\breview\b/,
  cancel:
    /取消|撤销|撤单|撤回|不想要|不要了|后悔|cancel|chang(?:e|ed) (?:my|his|her|your) mind|don'?t want (?:it|this)|stop (?:my|the) order/,
  mistake:
    /[买拍点下填写输充发按]错|手滑|不小心|少打|写成|填成|买成|拍成|wrong (?:card|item|one|product|amount|number|e-?mail|address|region|contry|country|denomination|account|brand|thing)|(?:chose|bought|got|picked|ordered|typed|entered) .{0,12}wrong|mistake|accident|oops|by error|typo|mis-?(?:spell|typed)|instead of/,
  swap: /换(?:成|一?个|一?张|不|吗|其他|别的|掉)|能换|更换|调换|swap|exchange|replace|different (?:card|one|amount)/,
  amount: /面额|面值|金额|denomination|amounts?\b|face value|smallest|最[小低]/,
  email: /邮箱|邮件|邮址|e-?mail|inbox|spam|垃圾箱|mail ?box|mail address|\bmail\b|gmail|hotmail|outlook/,
  change:
    /修改|更改|更换|换绑|改绑|换邮箱|改邮箱|改成|更新|改一下|填错|打错|写错|少打|change|update|typo|misspell|edit|use another|correct/,
  price: /价格|多少钱|价钱|贵|什么价|售价|卖\d|要卖|pric(?:e|ing)|\bcosts?\b|expensive|how much|more than/,
  fee: /手续费|服务费|加价|加钱|收费|费用|额外|\bfees?\b|surcharge|extra|on top|commission/,
  points: /积分|攒的?分|等级|会员等级|loyalty|\bpoints?\b|reward|\btier/,
  currency:
    /货币|币种|汇率|美元|美金|人民币|港币|欧元|外币|换算|currenc|exchange rate|\brate do|dollars?|\busd\b|\bcny\b|\brmb\b|yuan|euros?\b|convert/,
  scam: /是不是诈骗|caller says|wants gift cards|claims to be|pretend|诈骗|骗|冒充|刷单|可靠|正规|靠谱|正品|可信|自称|叫我买|让我买|scam|fraud|phish|impersonat|claiming|legit|trust|genuine|official|suspicious|stranger|wants me to buy|told me to buy|asked? (?:me )?for my code/,
  contact:
    /联系|(?:客服|给个|打)?电话|客服(?:微信|邮箱|qq)|怎么找(?:到)?你们|找你们|contact|phone (?:number|line)|number .{0,8}call|call you|reach you|get in touch|whatsapp|support e-?mail|hotline|telegram|write (?:an|to)|e-?mail address/,
  languages:
    /语言|中文|英文|英语|繁体|普通话|粤语|西班牙语|日语|speak (?:english|chinese|spanish|french)|languages?\b|in (?:english|chinese|spanish|french|german)|translate|español/,
  complaint:
    /投诉|举报|不满|差评|意见|反馈|建议|态度|complain|feedback|escalat|report (?:a|an|your)|not happy|unhappy|dissatisf|suggestion|treated me/,
  affiliate:
    /推广|返佣|佣金|提成|分销|推荐(?:奖励|朋友|好友|别人|有奖|给)|介绍.{0,4}(?:朋友|人|别人)|拉人|邀请|分享链接|赚钱|affiliate|refer+al|\brefer\b|commission|bring (?:customers|friends|people)|\bearn\b|pay out|payout/,
  api: /\bapi\b|接口|对接|自动下单|开发者|开发文档|webhook|integrat|developer|\bsdk\b|\brest\b|requests? (?:per|a|limit)|rate limit|automatically via/,
  minors:
    /不懂事|\d{1,2}[ -]year[ -]old|小学生|初中生|未成年|孩子|小孩|儿子|女儿|小朋友|家长|学生|\d\d岁|儿童|minors?\b|\bkids?\b|\bchild|children|my (?:son|daughter)|daughter|under ?(?:18|age)|parent|teen|i'?m 1\d\b/,
  scratch:
    /塑料|rubbed|back of (?:my|the) card|in the post|by post|寄过来|刮|涂层|涂膜|看不清|看不见|模糊|磨损|实体|实物|寄卡|电子的|scratch|physical|unreadable|damaged|blurr|can'?t read|coating|plastic|mail .{0,8}card|shipping address/,
  expire:
    /存着|留着|(?:cards?|codes?) last\b|失效|作废|deadline|time limit|run out|过期|有效期|期限|到期|多久有效|长期有效|放.{0,4}[年月久]|囤|多长时间内|expir|valid (?:for|until|till)|validity|go bad|keep (?:it|the).{0,12}(?:for|until|later)|shelf life/,
  lost: /不见了|找不到|没看到|丢了|翻出来|\blost\b|missing|(?:can'?t|cannot) find|disappear|deleted (?:the|my)/,
  gift: /给(?:老婆|老公|妈|爸|同学|同事|对象|男友|女友)|惊喜|(?:to|for) my (?:nephew|niece|cousin|mum|mom|dad|wife|husband|girlfriend|boyfriend|sister|brother|colleague|aunt|uncle)|surprise|someone else directly|送(?:人|朋友|给|女|男|礼)|礼物|赠送|生日|祝福|对方|gift (?:for|to)|(?:a|as) gift|present\b|birthday|\bbday\b|(?:for|to) (?:a|my|his|her) (?:friend|brother|sister|mom|dad|wife)|schedule|recipient|the person|email (?:him|her|them)/,
  limit:
    /买几张|买多少张|\bcap on|how (?:much|many) i can|限额|额度|限购|上限|最多|最大|超过限|一次买|一单|\blimit|maximum|\bmax\b|(?:the )?most i can|how many .{0,14}(?:buy|order|cards)|how much can i|at once|per day|in one day|daily/,
  balance: /余额|钱包|balance|wallet|funds|credit/,
  subscription: /订阅|会员怎么|包月|连续包|自动续|subscri|membership|auto-?renew|renewal/,
  breach: /被盗|盗号|冻结|封号|被封|解封|hacked|stolen|hijack|suspended|banned|frozen|compromised/,
  repair:
    /维修|修理|怎么修|哪里修|蓝屏|死机|屏幕|碎了|漂移|黑屏|坏了|repair|cracked|won'?t (?:turn|start|boot)|drift|\bfix my\b|blue screen|hardware/,
  device: /主机|手柄|电脑|笔记本|耳机|显卡|laptop|headset|graphics card|controller|\bconsole\b/,
  playing:
    /通关|攻略|怎么(?:过|打)|好玩|哪个(?:英雄|角色|游戏|职业)|皮肤|排位|新版本|what games?|best games?|how to beat|game tips|walkthrough|who won|release date|come out|servers? (?:down|up)/,
  smallChat:
    /高铁|火车|星期几|故事|红烧|做饭|做菜|我家(?:猫|狗)|天气|笑话|唱歌|写(?:一?首|诗|作文|代码)|翻译一下|算一下|股票|彩票|减肥|好吃|餐厅|机票|酒店|外卖|快递|你(?:喜欢|多大|几岁|是谁|叫什么|爱)|weather|joke|poem|song|recipe|cook|restaurant|pizza|flight|hotel|stocks?\b|lottery|homework|capital of|meaning of|how tall|love me|who are you|your (?:name|age|favou?rite)|movie|prompt|instructions and/,
  jobs: /招人|招聘|应聘|求职|面试|工资|老板是谁|hiring|\bjobs?\b|vacanc|\bceo\b|founder|salary|career/,
  recycle:
    /回收|二手|我有.{0,8}卖|收.{0,4}卡吗|租(?:号|个|账号)|借.{0,4}钱|sell (?:you|my)|buy ?back|second-?hand|trade in|\brent\b|\blend\b|borrow/,
  branch: /门店|实体店|自提|线下|哪个城市|physical (?:shop|store)|pick ?up|your (?:shop|store|office) in|walk in|branch/,
  stock: /库存|缺货|有货|没货|断货|补货|售罄|in stock|sold out|restock/,
};

/** Names of what is bought, in all their spellings. A question names them often, and they seldom decide which answer is meant. */
export const PRODUCTS: Readonly<Record<string, RegExp>> = {
  steam: /steam|蒸汽|斯蒂姆/g,
  razer: /razer(?: gold)?|雷蛇币?|雷币/g,
  apple: /apple(?! pay)|苹果|itunes|app ?store|icloud|iphone|ipad|\bmac\b/g,
  playstation: /play ?station|\bpsn\d?\b|\bps[345]?\b|ps ?plus|索尼/g,
  nintendo: /nintendo|eshop|任天堂|switch(?! the| to| be)|\bns\b/g,
  google: /google(?: play)?|谷歌|play ?store|android|安卓/g,
  netflix: /netflix|奈飞|网飞/g,
  roblox: /roblox|robux|罗布乐思/g,
  xbox: /xbox|game ?pass|\bxgp\b|微软|microsoft/g,
  topup:
    /充?话费|手机充值|充值手机|运营商|携号转网|中国移动|联通|电信|top-? ?ups?|mobile (?:credit|recharge|top)|airtime|recharged?|carriers?|phone (?:credit|bill|number)|ported|china (?:mobile|unicom|telecom)/g,
};

/** Names of the concepts a normalised text speaks of, marked so that they never collide with words. */
export function findConcepts(normalised: string): string[] {
  return Object.keys(CONCEPTS)
    .filter((name) => (CONCEPTS[name] as RegExp).test(normalised))
    .map((name) => `#${name}`);
}

/** The products named, and the text without their names. */
export function takeProducts(normalised: string): { products: string[]; rest: string } {
  const products: string[] = [];
  let rest = normalised;
  for (const [name, pattern] of Object.entries(PRODUCTS)) {
    const without = rest.replace(pattern, ' ');
    if (without !== rest) products.push(`@${name}`);
    rest = without;
  }
  return { products, rest };
}
