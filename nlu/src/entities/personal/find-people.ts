/** Names of people, only where the text announces them: a name alone cannot be told from a word. */
import type { Personal } from './types.ts';

/** The 150 or so family names of nine Chinese in ten, two-letter ones first. */
const FAMILY =
  '欧阳|司马|上官|诸葛|司徒|东方|皇甫|尉迟|公孙|慕容|令狐|[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺]';
/** After 我叫, 姓名: and the like hardly anything but a name follows; after 我是 most things are none. */
const ZH_SURE = new RegExp(
  `(?:我叫做?|我的名字(?:是|叫)|名字(?:是|叫|:|:)|姓名(?:是|为|:|:)|(?:收件|收货|联系|持卡|购买|下单|开户)人(?:姓名)?(?:是|为|叫|:|:)|户名(?:是|:|:)|本人(?:叫|姓名)是?)\\s?((?:${FAMILY})[\u4e00-\u9fff·]{1,3})`,
  'g',
);
const ZH_MAYBE = new RegExp(`(?:我是|这里是|我姓名)\\s?((?:${FAMILY})[\u4e00-\u9fff]{1,2})(?=$|[\\s,。,.!!;;、~]|的?手机|,|电话)`, 'g');
/** What begins like a family name behind 我是 or 本人 and is none: 高中生, 金牌会员, 常客, 安卓. */
const NOT_A_NAME =
  /^(?:高[中级端校考二一三管]|金[卡牌融]|常[客年用见来]|安[卓徽全装]|江[苏西]|云南|黄[金牛山]|白[金领天银]|全[部职家额新款]|时[候间常]|成[年都功]|来[问自买的退找访]|单[身位独]|方[便案]|关[注于]|明[天年显]|万[分一]|连[续着]|应[该届]|和[你他她]|武汉|温州|石家|苏州|都[是要在]|强烈|钱[没不都]|包[邮月年]|花[了钱]|马[上来]|习惯|保[安险洁]|商[家户人]|官[方]|党员|路[过人]|华[为人]|车[主友]|房[东客]|游[客戏]|计[划算]|解[决除]|费[了用]|项目|甘肃|管[理家]|台湾|蒙古|申[请诉]|查[询看]|谈|任[何务]|顾客|施工|曾经|程序|谢谢|毕[业竟]|严重|孙子|许[多久]|余额|何[时]|尤其|周[一二三四五六日末边]|夏天|吉林|海[南外]|桂林|符合|向[你您])/;
const EN =
  /(?:\bmy (?:full |first |last )?name(?: is|'s|:)|\bi am called|\bname\s?:|\bthis is(?= [A-Z][a-z]{1,20}(?: [A-Z][a-z]{1,20}){0,2} (?:speaking|here|from|calling|writing)\b)|\b(?:cardholder|recipient|account holder|contact person|passenger|guest)(?: name)?(?: is|:))\s{1,3}((?:(?:mr|mrs|ms|miss|dr)\.?\s)?[A-Za-z][A-Za-z'-]{1,24}(?:\s[A-Z]\.?)?(?:\s[A-Za-z][A-Za-z'-]{1,24}){0,2})/gi;
/** A name ends before such a word, where it is not written with capitals. */
const NOT_IN_A_NAME =
  /^(?:and|but|i|my|the|a|an|is|was|not|on|in|at|from|with|for|to|or|so|please|pls|thanks|thank|you|your|wrong|spelled|spelt|misspelled|incorrect|missing|changed|different|speaking|here|calling|writing|email|phone|order|has|have|of|it|this|that|can|could|would|should|as|if|when|because|showing|appears?|listed|registered|correct|verified|there|same|still|now|also|getting)$/i;

function trimEnglish(words: string): string {
  const kept: string[] = [];
  for (const word of words.split(/\s/)) {
    if (NOT_IN_A_NAME.test(word.replace(/[.,]$/, ''))) break;
    // "my name is john smith ordered": without capitals two words are the most.
    if (kept.length >= 2 && !/^[A-Z]/.test(word)) break;
    kept.push(word);
  }
  return kept.join(' ');
}

export function findPeople(text: string): Personal[] {
  const found: Personal[] = [];
  for (const match of text.matchAll(EN)) {
    const name = trimEnglish(match[1] as string);
    const start = match.index + match[0].length - (match[1] as string).length;
    if (name.length > 1) found.push({ kind: 'name', start, end: start + name.length, confidence: 0.85 });
  }
  for (const [pattern, confidence] of [[ZH_SURE, 0.9] as const, [ZH_MAYBE, 0.75] as const])
    for (const match of text.matchAll(pattern)) {
      const name = trimChinese(match[1] as string);
      const start = match.index + match[0].lastIndexOf(match[1] as string);
      const doubtful = pattern === ZH_MAYBE || /本人$/.test(match[0].slice(0, start - match.index));
      if (name.length < 2 || (doubtful && NOT_A_NAME.test(name))) continue;
      found.push({ kind: 'name', start, end: start + name.length, confidence });
    }
  return found;
}

/** 我叫王小明的订单: a name ends before what cannot be in it. */
function trimChinese(name: string): string {
  const cut = name.slice(1).search(/[的,。是我你在手电想要有身]/);
  return cut < 0 ? name : name.slice(0, cut + 1);
}
