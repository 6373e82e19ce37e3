/** Advertising, bait and lures to another place; matched on unmasked, simplified, lower-case text. */
import type { Pattern } from './weigh-patterns.ts';

const CONTACT = '(?:微信|薇信|威信|卫星|维信|v信|vx|wx|wechat|qq|扣扣|企鹅|群|电报|telegram|tg|飞机|whatsapp|line)';

/** An invitation to go elsewhere, and an offer nobody asked for: either alone says little. */
const INVITATION =
  /(?:加|➕)(?:我)?(?:[vｖ微薇q]|vx|wx|群)[:：号\s]{0,3}[a-z0-9_-]{5,20}|(?:微信同号|扫码(?:进|加|领)|扫码$|加微$|加微[，,。\s信]|[qｑ]群?\s?[:：]?\s?\d{6,12}|(?:qq|微信)\s?[:：]?\s?\d{6,12})|(?<![a-z])(?:click (?:here|below|the link)|join (?:our|my|the) (?:\w+ ){0,2}(?:group|channel)|visit (?:our|my)|message me|dm me|order (?:now )?at http|contact (?:me|us) (?:on|via|at|now))(?![a-z])/;
const OFFER =
  /一手货源|低价(?:卡密|出售|批发|代)|代刷|刷信誉|不降权|办理(?:各国|各类|各种)|无需本人|出售[^，。]{0,6}(?:外挂|脚本|账号|数据)|免费领取?(?:永久|皮肤|资料|课程|福利)|老师(?:免费)?带|内部群|内部(?:资料|渠道|消息)|赚钱|日入|月入|(?:十|几|三|五)分钟到账|凭身份证|陪聊|外挂|货源|招商|加盟|(?<![a-z])(?:make|earn) money (?:fast|online|easily)|get rich|investment proposal|dear (?:friend|sir|madam|beneficiary)|(?:essay|assignment|dissertation) writing|(?:hot |single ){1,2}(?:women|girls|ladies)|cheap(?:est)? (?:\w+ ){0,2}(?:service|price|offer)s?|no experience (?:needed|required)|worth \$ ?\d+ ?(?:million|m)|million (?:dollars|usd)|from home|trading bot|profit guaranteed|free (?:gift cards?|robux|v-?bucks)|inheritance|loan approved|no credit check|act now(?![a-z])/;

export const SPAM: readonly Pattern[] = [
  [0.35, INVITATION],
  [0.35, OFFER],
  [
    0.55,
    /(?<![a-z])(?:dear (?:friend|beneficiary)|i am (?:a |the )?(?:prince|widow|barrister))[^.]{0,80}(?:million|inheritance|fund|proposal)/,
  ],
  [
    0.45,
    new RegExp(
      `(?:加|➕|\\+|扫|添加|联系|咨询|私聊|进)(?:我|下|本人|客服|老师|我的|一下|个)?(?:的)?${CONTACT}(?:号|群)?[:：\\s]{0,3}[a-z0-9_-]{5,20}`,
    ),
  ],
  [0.3, /(?:加|➕)(?:我)?(?:微信|薇信|威信|v信|vx|wx|[vｖ](?![a-z])|扣扣群?|q群)|私聊(?:我)?(?:领|看|送)|进群(?:领|送)|(?:薇|威|徽)信/],
  [
    0.55,
    /日[赚入](?!住|院|场|境|学|库|账)|月[赚入](?:过)?[\d千万上]|轻松(?:月|日|赚|入)|躺赚|稳赚|包赚|零风险|无风险(?:高|收)|高(?:额)?(?:回报|佣金|返利)|日结(?:工资|佣金)?|在家(?:就)?(?:能|可以?)赚|宝妈(?:兼职|可做)|兼职刷单|招(?:聘)?(?:刷单|兼职|代理)|诚招(?:代理|加盟)|刷单(?:兼职|赚|返)|手机(?:兼职|赚钱)/,
  ],
  [
    0.6,
    /(?:学历|文凭|证件|信用卡|贷款|毕业证)[^，。]{0,4}代办|代(?:开|办)(?:各类|正规|增值税)?(?:发票|信用卡|学历|证件|文凭|贷款)|办(?:假)?(?:证|文凭)(?:刻章)?[，,\s]*(?:联系|加|电话|微)|刻章办证|(?:秒批|无抵押|黑户|免征信|低息)[^，。]{0,8}(?:贷款|放款|下款|可贷)|(?:快速|极速|当天|秒)(?:放款|下款)[^，。]{0,10}(?:无|联系|加|微)/,
  ],
  [
    0.6,
    /澳门(?:新)?(?:葡京|威尼斯|赌场|金沙|银河)|(?:真人|在线|网上)(?:赌场|博彩|百家乐|棋牌|荷官)|百家乐|六合彩|时时彩|(?:彩票|北京赛车)(?:计划|内幕|群|带你)|博彩(?:平台|网站)|首[充存]送|注册(?:就)?送(?:彩金|\d+元?现金)|内幕(?:消息|股|资料)|带你(?:赚|回血|上岸)|荐股|牛股推荐|炒币|带单老师/,
  ],
  [0.5, /(?:同城|美女|寂寞|少妇|小姐姐)[^，。]{0,6}(?:约|上门|交友|服务|视频|陪)|一夜情|成人(?:视频|用品|网站)|外围女|包夜|催情|壮阳|伟哥/],
  [
    0.55,
    /(?:涨粉|刷粉|买粉|刷赞|刷好评|刷量|刷信誉|上首页|seo优化|网站排名)[^，。]{0,10}(?:服务|联系|加|低价|套餐|包)|(?:出售|低价出|批发)[^，。]{0,8}(?:账号|公民|信息|数据|老号|粉)|引流[^，。]{0,4}(?:推广|脚本|软件)|推广(?:脚本|软件)/,
  ],
  [
    0.35,
    /(?:优惠|特价|清仓|大促|促销|限时|免费(?:领|送)|点击(?:领取|链接|下方)|速来|抢购|详情(?:咨询|点击|加))[^。]{0,30}(?:https?:|www\.|加|扫码|点击|联系)|退订回[tn0]|回t退订|【[^】]{2,12}】[^。]{0,40}(?:退订|点击)/,
  ],
  [
    0.5,
    /(?<![a-z])(?:earn|make|win|get) (?:up to |over |at least )?(?:\$|€|£|usd ?)\d[\d,.k]{0,8}[^.!?]{0,30}(?:day|daily|week|weekly|month|hour|home|online|easily|guaranteed|instantly)/,
  ],
  [
    0.5,
    /(?<![a-z])(?:be your own boss|passive income|financial freedom|double your (?:money|btc|bitcoin|investment)|guaranteed (?:profit|returns?|income)|(?:forex|crypto|bitcoin|binary options?) (?:trading|investment|signals?|mining)(?: platform| group| expert| opportunity)?|investment (?:opportunit(?:y|ies)|platform)|roi of \d)(?![a-z])/,
  ],
  [
    0.5,
    /(?<![a-z])(?:viagra|cialis|porn(?:hub)?|xxx (?:videos?|cams?)|hot (?:girls|singles|babes)|online casino|casino bonus|free spins|sports? betting|onlyfans|escorts?|weight loss (?:pills?|secret)|keto (?:pills?|gummies)|replica (?:watches|bags|rolex)|cheap (?:meds|viagra|followers))(?![a-z])/,
  ],
  [
    0.55,
    /(?<![a-z])(?:seo (?:services?|agency|expert|packages?)|we (?:offer|provide) seo|rank (?:your )?(?:website|site)?[^.!?]{0,20}(?:google|first page)|first page of google|(?:buy|get|gain|increase)(?: [\w,.]+){0,3} (?:followers|subscribers|likes|traffic|backlinks)|guest post(?:s|ing)?|backlinks?|we are an? (?:web|seo|marketing)[^.!?]{0,30}(?:company|agency)|lead generation|b2b (?:leads|database)|bulk (?:sms|email)s?)(?![a-z])/,
  ],
  [
    0.55,
    /(?<![a-z])(?:congratulations?[!,. ]{1,3}(?:you(?:'ve| have)?|your) (?:won(?! an? (?:auction|bid))|been (?:selected|chosen)|are (?:a|the|our) winner|e-?mail)|claim your (?:free |prize|reward|gift|bonus|winnings)\w*|you(?:'ve| have) won|lucky winner|lottery (?:winner|prize)|inheritance of|next of kin|million (?:dollars|usd) (?:to|in|for) you)(?![a-z])/,
  ],
  [
    0.3,
    /(?<![a-z])(?:check (?:out )?(?:my|our) (?:website|page|profile|channel|bio|link)|whats ?app(?: me)?:? ?\+?\d[\d -]{6,16}|(?:telegram|t\.me)[:/ @]{1,3}\w{3,32}|act now|limited[- ]time offer|don't miss (?:out|this)|best price guaranteed|special (?:promo|promotion|offer) (?:for you|just))(?![a-z])/,
  ],
  [
    0.3,
    /https?:\/\/(?:bit\.ly|tinyurl\.com|t\.cn|goo\.gl|is\.gd|cutt\.ly|rb\.gy|dwz\.cn|url\.cn|suo\.im|t\.me|wa\.me|[\w.-]{1,60}\.(?:xyz|top|click|loan|win|bet|vip|club|icu|cc|ru|tk))(?:[/\s?]|$)|[\w-]{2,40}\.(?:xyz|top|bet|icu|tk)(?:[/\s]|$)/,
  ],
];

/** A question of a customer about the same things: adding the shop on WeChat, invoices, loans, a link that does not open. */
export const ASKING =
  /[?？吗呢]\s*$|(?:怎么|如何|可以|能不能|能否|为什么|多少|哪里|请问|有没有|是不是|什么)|^(?:how|what|when|why|where|can|could|do|does|is|are|will|would|should|i(?:'m| am|'ve| have| got| want| need| clicked| received)|my|someone|hi|hello)(?![a-z])/;
