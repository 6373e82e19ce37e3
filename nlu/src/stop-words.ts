/** Words that carry the form of a question and hardly its matter. */
const ENGLISH = `a an the i me my mine you your yours u ur we us our they them their he she his her it its this that these those is am are was were be been being
do does did done have has had having will would shall should can could may might must to of in on at for from with by as about into onto over and or but if
then than so too very just really please pls plz hi hello hey thanks thank there here what which who whom how when where why any some all no yes ok okay get got im ive id ill
want wanna need like know tell say said says let lets also still now again much many up out off go going gonna make made thing things something anything guy guys
hope sorry excuse sir madam dear help question ask asking possible maybe actually`;
const CHINESE = `的 了 吗 呢 啊 吧 呀 哦 嘛 么 哈 啦 我 你 您 他 她 它 我们 你们 您们 他们 自己 是 在 有 和 与 跟 或 就 都 也 还 又 再 才 把 被 给 让 对 从 向 到 为 以 及 而 但 但是
因为 所以 如果 这 那 这个 那个 这些 那些 这里 那里 这样 那样 一个 一下 一些 请 请问 问 问一下 想 想问 想要 要 会 能 能不能 可以 可不可以 应该 需要 怎么 怎么办 怎样 如何 什么
为什么 为啥 啥 咋 咋办 哪 哪里 哪个 谁 几 多 很 太 好 不 没 没有 去 来 上 下 里 中 得 地 着 过 之 其 此 该 个 们 时候 东西 事 一 二 三 知道 告诉 帮 帮忙 帮我 麻烦 谢谢 你好 您好
亲 现在 今天 刚才 刚刚 已经 一直 还是 或者 是不是 有没有 怎 样 吗 嘞 呗 怎么样 问题 情况 呃 嗯 那 说 看`;

export const STOP_WORDS: ReadonlySet<string> = new Set(`${ENGLISH} ${CHINESE}`.split(/\s+/));
