/**
 * What service talk means whatever words it uses: each concept is a pattern over normalised Chinese and English text. A question and a
 * passage that share a concept meet even if they share no word ("钱能退回来吗", "money back", "refund"), and across languages.
 * General words of shops, not of one shop; issue 3 replaces the hand-made list by learned neighbours.
 */
export const CONCEPTS: Readonly<Record<string, RegExp>> = {
  refund:
    /退款|退钱|退回|退还|退给|能退|可以退|想退|要退|不退|怎么退|退了|退换|退货|返还|refund|money back|reimburse|give .{0,12}back|return (?:it|this|the|my)|\breturns?\b/,
  arrive:
    /到账|到货|发货|收到|没到|未到|还没来|送达|发送|发给|多久到|什么时候到|秒到|秒发|没发|没收|deliver|arriv|receiv|recv|where.{0,12}(?:code|card|stuff)|didn'?t (?:get|come)|not (?:got|come)|show(?:ed|n)? up|send (?:it|me)|haven'?t got|never (?:got|came)|sent to/,
  slow: /多久|几分钟|多长时间|慢|等了|半天|迟迟|how long|how (?:fast|quick|soon)|waiting|wait |delay|late\b|slow|\bhours?\b ago|minutes/,
  broken:
    /无效|不能用|用不了|没法用|无法使用|失效|不管用|错误|报错|不对|有问题|坏的|假的|兑换失败|兑换不了|激活不了|invalid|(?:doesn'?t|does not|not|isn'?t|won'?t|wont|doesnt) work|not valid|error|wrong code|broken|fake|fail(?:s|ed)? to redeem|can'?t redeem|rejected/,
  used: /已使用|被使用|被用|用过|已兑换|被兑换|使用过|被人用|已激活|already (?:been )?(?:used|redeemed|claimed|activated)|been (?:used|redeemed|claimed)|used by|someone (?:else )?(?:used|redeemed)/,
  code: /卡密|兑换码|激活码|充值码|卡号|序列号|密钥|cdk|\bkeys?\b|\bcodes?\b|\bpins?\b|voucher/,
  redeem:
    /兑换|激活|充值到|怎么充|如何充|怎么用|如何使用|使用方法|redeem|activate|how (?:do|to|can|should).{0,12}use|where.{0,20}(?:enter|type|put)|add (?:it|this|funds) to/,
  invoice: /发票|开票|收据|抬头|税号|专票|普票|报销|凭证|invoice|receipt|\bvat\b|fapiao|tax id|expense|reimburse my company/,
  tax: /税|\btax(?:es)?\b|\bvat\b|\bgst\b/,
  region:
    /区服|地区|区域|国区|美区|港区|日区|欧区|土区|外区|国家|跨区|锁区|美服|港服|日服|哪个区|地域|region|country|countries|\bus store\b|locked|abroad|overseas|different store/,
  pay: /付款|支付|付钱|付不了|扣款|扣了|扣钱|支付宝|微信|银行卡|信用卡|刷卡|花呗|pay(?:ment|ing|pal|s)?\b|paid|checkout|charged?\b|alipay|wechat|visa|mastercard|credit card|debit/,
  payFailed:
    /(?:付款|支付|付钱|扣款).{0,6}(?:失败|不了|不成功|报错|拒绝|不上|不过)|付不了|付不上|支付不了|付款不成功|被拒|declin|(?:payment|pay|card|checkout).{0,20}(?:fail|declin|reject|error|not (?:go|work)|didn'?t go|won'?t|doesn'?t|stuck)|can'?t (?:pay|checkout)|cannot pay/,
  payMethod:
    /(?:支付|付款)(?:方式|渠道|手段)|(?:支持|接受|能用|可以用|能不能用|可用|用).{0,8}(?:支付宝|微信|银行卡|信用卡|花呗|paypal|银联|usdt|比特币|visa)|payment (?:method|option)|(?:pay|paying) (?:with|by|via|using)|(?:accept|take) .{0,20}(?:paypal|card|alipay|visa|crypto|apple pay|wechat)|ways? to pay/,
  twice:
    /两次|重复|多扣|双倍|扣了两|付了两|两笔|多付|twice|double|duplicat|two (?:charges|times|payments)|2 (?:times|charges)|charged again/,
  account: /账号|账户|注册|登录|登陆|账戶|account|log ?in|sign ?(?:in|up)|register|profile|locked out/,
  password: /密码|忘记|重置|找回|password|passwd|pwd|forgot|reset|locked out/,
  privacy:
    /隐私|个人信息|个人数据|数据|注销|删除(?:账|我|信息|数据)|删号|销号|privacy|personal (?:data|information)|gdpr|delete (?:my|account|all)|erase|my data|close my account/,
  hours:
    /几点|营业|上班|下班|工作时间|服务时间|在线时间|周末|节假日|过年|春节|半夜|晚上.{0,4}(?:人|客服|在)|24 ?小时|opening|open (?:on|at|today)|hours of|business hours|office hours|what time|weekend|holiday|24\/7|at night|closed/,
  bulk: /批量|批发|大量|企业|公司采购|团购|大客户|采购|员工福利|大单|多买|bulk|wholesale|large (?:order|quantit)|corporate|for my (?:company|team|staff)|employees|business order|\d{2,4} (?:cards|codes|pieces)|volume discount/,
  coupon: /优惠|折扣|打折|满减|代金券|促销|活动价|红包|coupon|promo|discount|voucher code|\bdeals?\b|\bsale\b|cheaper/,
  orderStatus:
    /(?:查|看|查询|跟踪).{0,6}(?:订单|单子|进度|状态)|订单(?:状态|进度|号|查询|在哪|记录|历史)|处理中|待发货|order (?:status|number|history|id|state)|(?:track|check|find|see|where).{0,12}(?:order|purchase)|processing|pending/,
  cancel:
    /取消|撤销|撤单|不想要|不要了|拍错|下错|买错|点错|cancel|changed? my mind|don'?t want (?:it|this)|by mistake|wrong (?:card|item|product|one|denomination)|accidental|mistake/,
  email: /邮箱|邮件|邮址|e-?mail|inbox|spam|垃圾箱|mail ?box|gmail|hotmail|outlook/,
  change:
    /修改|更改|更换|换绑|改成|换成|改一下|写错|填错|打错|换个|改邮箱|change|update|typo|misspell|edit|wrong (?:e-?mail|address)|correct/,
  price:
    /价格|多少钱|价钱|贵|便宜|面额|面值|手续费|服务费|加价|收费|费用|price|pricing|cost|fees?\b|expensive|how much|denominations?|amounts?|face value|commission|surcharge/,
  points: /积分|会员|等级|vip|loyalty|\bpoints?\b|reward|\btier|member/,
  currency: /货币|币种|汇率|美元|美金|人民币|港币|外币|换算|currenc|exchange rate|dollars?|usd|cny|rmb|yuan|euro|convert/,
  scam: /诈骗|骗|冒充|防骗|刷单|安全吗|可靠|正规|靠谱|正品|可信|scam|fraud|phish|fake|impersonat|legit|trust|safe\b|secure|genuine|official|suspicious/,
  contact:
    /联系(?:方式|电话|你们|客服)|客服(?:电话|微信|邮箱|qq)|电话(?:是|多少|号)|怎么联系|找到你们|contact|phone (?:number|line)|call you|reach you|get in touch|whatsapp|support e-?mail|hotline|telegram/,
  languages:
    /语言|中文|英文|英语|普通话|粤语|西班牙语|日语|speak (?:english|chinese|spanish|french)|languages?|in english|in chinese|translate|español/,
  complaint: /投诉|举报|不满|差评|意见|反馈|建议|complain|feedback|escalat|report (?:a|an|your)|unhappy|dissatisf|suggestion/,
  affiliate: /推广|返佣|佣金|分销|代理|推荐(?:奖励|朋友|好友)|邀请|affiliate|referral|refer a|commission|reseller|partner/,
  api: /\bapi\b|接口|对接|开发者|文档|webhook|integrat|developer|sdk/,
  minors:
    /未成年|孩子|小孩|儿子|女儿|小朋友|家长|学生|18岁|儿童|minors?\b|\bkids?\b|child|children|my (?:son|daughter)|under ?(?:18|age)|parent|teen/,
  scratch: /刮|涂层|涂膜|看不清|模糊|磨损|实体卡|scratch|physical|unreadable|damaged|blurr|can'?t read|coating/,
  expire: /过期|有效期|期限|到期|多久有效|失效日|expir|valid (?:for|until|till)|validity|how long .{0,12}(?:valid|good|last)|shelf life/,
  missing:
    /买了.{0,6}没|少了|缺|不见了|找不到|没看到|lost|missing|can'?t find|cannot find|disappear|deleted the (?:mail|email|code)|where is my/,
  gift: /送人|送朋友|送给|礼物|赠送|生日|gift|present|birthday|for (?:a|my) friend|send (?:it )?to (?:a|my) friend/,
  verify: /验证|认证|实名|审核|风控|身份证|verif|\bkyc\b|identity|\bid check|under review|manual review|3-?d ?secure/,
  limit: /限额|限购|上限|最多|最大|限制|limit|maximum|max\b|how many .{0,14}(?:buy|order|cards)/,
  balance: /余额|钱包|balance|wallet|funds/,
  stock: /库存|缺货|有货|没货|断货|补货|售罄|stock|sold out|available|unavailable|restock/,
  steam: /steam|蒸汽|斯蒂姆|\bdota|\bcsgo|\bcs2/,
  razer: /razer|雷蛇|雷币|mol ?points?/,
  apple: /apple|苹果|itunes|app ?store|icloud|iphone|ipad|ios/,
  playstation: /play ?station|\bpsn?\d?\b|\bps store|索尼|港服ps|ps plus/,
  nintendo: /nintendo|eshop|任天堂|switch|\bns\b/,
  google: /google|谷歌|play ?store|android|安卓/,
  netflix: /netflix|奈飞|网飞|nf卡/,
  roblox: /roblox|robux|罗布乐思/,
  xbox: /xbox|game ?pass|\bxgp\b|微软|microsoft/,
  topup:
    /话费|充值手机|手机充值|充话费|流量|运营商|移动|联通|电信|top-? ?up|mobile (?:credit|phone|recharge)|airtime|prepaid|recharge|carrier|phone (?:credit|bill)/,
};

/** Names of the concepts a normalised text speaks of, marked so that they never collide with words. */
export function findConcepts(normalised: string): string[] {
  return Object.keys(CONCEPTS)
    .filter((name) => (CONCEPTS[name] as RegExp).test(normalised))
    .map((name) => `#${name}`);
}
