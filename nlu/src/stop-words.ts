/** Words that carry the form of a question and hardly its matter. */
const ENGLISH = `a an the i me my mine you your yours u ur we us our they them their he she his her it its this that these those is am are was were be been being
s t re ve ll d m dont doesnt didnt cant wont isnt arent wasnt havent hasnt whats wheres hows rn lol hmm um uh u r ya yeah yep nope nah tho do does did done have has had having will would shall should can could may might must to of in on at for from with by as about into onto over and or but if
then than so too very just really please pls plz hi hello hey thanks thank there here what which who whom how when where why any some all no yes ok okay get got im ive id ill
want wanna need like know tell say said says let lets also still now again much many up out off go going gonna make made thing things something anything guy guys
hope sorry excuse sir madam dear help question ask asking possible maybe actually`;
const CHINESE = `的 了 吗 呢 啊 吧 呀 哦 嘛 么 哈 啦 我 你 您 他 她 它 我们 你们 您们 他们 自己 是 在 有 和 与 跟 或 就 都 也 还 又 再 才 把 被 给 让 对 从 向 到 为 以 及 而 但 但是
因为 所以 如果 这 那 这个 那个 这些 那些 这里 那里 这样 那样 一个 一下 一些 请 请问 问 问一下 想 想问 想要 要 会 能 能不能 可以 可不可以 应该 需要 怎么 怎么办 怎样 如何 什么
为什么 为啥 啥 咋 咋办 哪 哪里 哪个 谁 几 多 很 太 好 不 没 没有 去 来 上 下 里 中 得 地 着 过 之 其 此 该 个 们 时候 东西 事 一 二 三 知道 告诉 帮 帮忙 帮我 麻烦 谢谢 你好 您好
亲 现在 今天 刚才 刚刚 已经 一直 还是 或者 是不是 有没有 怎 样 吗 嘞 呗 怎么样 问题 情况 呃 嗯 那 说 看`;

export const STOP_WORDS: ReadonlySet<string> = new Set(`${ENGLISH} ${CHINESE}`.split(/\s+/));

/** Words a customer may use rightly though no passage does: the spelling corrector leaves them alone. */
export const COMMON_ENGLISH = `pasta pizza joke poem story movie music song game games match player players playing server servers world house water light music party
family friends mother father brother sister wife husband child paper table chair phone laptop computer keyboard screen battery cable charger camera video photo
picture weather summer winter spring autumn month years hotel flight travel train ticket tickets school class teacher student homework recipe chicken coffee dinner
lunch breakfast restaurant doctor health medicine lawyer police bank stock stocks market invest bitcoin crypto robot human machine model prompt system previous
ignore instructions print capital mountain river ocean island country cities street north south white black green brown color colour favorite favourite better
worse cheaper faster slower bigger smaller large small little round square short tall heavy light clean dirty quiet loud happy angry tired hungry funny crazy serious
science history english chinese french german spanish japanese hiring salary office owner boss shipping parcel package tracking courier truck plane drive driver
walking running swimming football basketball soccer tennis league season episode series watch reading write writing drawing cooking sleep dream dancing singing
repair drift cracked broken screen glass metal wooden plastic cotton shoes shirt jacket dress pants watch jewelry perfume makeup meaning truth reason believe think
thought feels feeling taste smell sound touch heart brain blood birth death earth space planet moon stars minecraft fortnite marry lovely loved loves hate hated
lend borrow rent sells seller selling resell trade trading exchange bonus prize lottery casino betting gambling visit museum beach park garden tonight later sooner
maybe perhaps almost nearly quite rather often usually sometimes always rarely while until since because however although though unless whether either neither both each
every other another same different similar such these those which there where their those about above below under between among through during against without within`;
