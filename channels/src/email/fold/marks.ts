/** The words by which mail programs announce quoted history, forwarded mail and signatures, in the languages we know of. */

/** Lines longer than this are prose. */
const MAX_MARK = 400;

const ORIGINAL = [
  'Original(?: Message| Mail)?',
  'Original Appointment',
  'Original-Nachricht',
  'Urspr(?:ü|ue)ngliche Nachricht',
  "Message d['’]origine",
  'Message original',
  'Mensaje original',
  'Mensagem original',
  'Messaggio originale',
  'Oorspronkelijk bericht',
  'Oprindelig meddelelse',
  'Ursprungligt meddelande',
  'Opprinnelig melding',
  'Wiadomość oryginalna',
  'Исходное сообщение',
  'Пересылаемое сообщение',
  'Původní zpráva',
  'Özgün İleti',
  '元のメッセージ',
  '원본 메시지',
  '원본메일',
  'Reply message',
  'Reply Separator',
  '原始邮件',
  '原始郵件',
  '原始信息',
  '原邮件',
  '原郵件',
  '回复的原邮件',
  '回覆的原郵件',
  '回复的邮件',
  '答复邮件',
  '邮件原件',
  '引用的邮件',
].join('|');
const FORWARDED = [
  'Forwarded (?:message|mail|email)(?: follows)?',
  'Forwarded by .{1,200}',
  'Begin forwarded message',
  'Weitergeleitete Nachricht',
  'Anfang der weitergeleiteten Nachricht',
  'Message transféré',
  'Début du message transféré',
  'Mensaje reenviado',
  'Inicio del mensaje reenviado',
  'Mensagem encaminhada',
  'Messaggio inoltrato',
  'Inizio messaggio inoltrato',
  'Doorgestuurd bericht',
  'Vidarebefordrat meddelande',
  'Переадресованное сообщение',
  'Пересланное сообщение',
  '転送されたメッセージ',
  '전달된 메시지',
  '전달된 메일',
  '转发的邮件',
  '转发邮件',
  '转发的原邮件',
  '轉寄郵件',
  '轉寄的郵件',
  '被转发邮件',
  '下面是被转发的邮件',
  '以下是转发的邮件',
  '以下是轉寄的郵件',
  '开始转发邮件',
  '下方是转发的邮件',
].join('|');
const RULE = '[-–—_=*~#>\\s]{0,80}';
const ORIGINAL_LINE = new RegExp(`^${RULE}[-–—_=*]{2}\\s*(?:${ORIGINAL})\\s*:?\\s*[-–—_=*\\s]{0,80}$`, 'i');
const BARE_ORIGINAL_LINE = /^(?:原始邮件|原始郵件|回复的原邮件)\s*[:：]?$/;
const FORWARD_LINE = new RegExp(`^${RULE}(?:${FORWARDED})\\s*[:：]?\\s*[-–—_=*\\s]{0,80}$`, 'i');

const LABELS = {
  from: '发件人|发信人|发送人|寄件人|寄件者|寄信人|From|Von|De|Da|Van|Fra|Från|Od|Lähettäjä|От|Від|Gönderen|差出人|送信者|보낸 ?사람|보낸사람|Từ',
  date: '发送时间|发送日期|发件日期|发件时间|日期|时间|寄件日期|傳送時間|傳送日期|Sent|Date|Gesendet(?: am)?|Datum|Envoyé(?: le)?|Enviado(?: el| em)?|Enviada em|Fecha|Data|Inviato|Verzonden|Sendt|Skickat|Dato|Wysłano|Отправлено|Дата|Gönderildi|Tarih|送信日時|日時|日付|보낸 ?날짜|날짜|Ngày',
  to: '收件人|收信人|收件者|To|An|À|A|Para|Aan|Til|Till|Do|Кому|Kime|宛先|받는 ?사람|받는사람|Đến',
  copy: '抄送|抄送人|副本|密送|Cc|Bcc|Copie(?: à)?|Kopie|CC|Копия|참조',
  subject: '主题|主題|主旨|标题|Subject|Betreff|Objet|Asunto|Assunto|Oggetto|Onderwerp|Emne|Ämne|Temat|Тема|Konu|件名|제목|Chủ đề',
  reply: 'Reply-To|回复地址|回复|Antwort an|Importance|重要性|Attachments?|附件',
} as const;
export type LabelKind = keyof typeof LABELS;

const LABEL_LINE = new RegExp(
  `^[\\s>|*_【\\[(]{0,20}(?:${Object.entries(LABELS)
    .map(([kind, words]) => `(?<${kind}>${words})`)
    .join('|')})[\\s\\]】)*_]{0,10}(?:[:：]|\\s*\\|)[*_]{0,2}(?=$|[\\s|*<"'“\\p{L}\\p{N}[(])`,
  'iu',
);

/** "发 件 人：" is 发件人 spread out with spaces. */
const closeUp = (line: string): string => line.replace(/(?<=\p{Script=Han})[ \u3000]{1,4}(?=\p{Script=Han})/gu, '');

/** Which line of a quoted mail header this is, if it is one. */
export const labelOf = (line: string): LabelKind | undefined => {
  if (line.length > 4000) return undefined;
  const groups = LABEL_LINE.exec(closeUp(line.slice(0, 120)))?.groups;
  return groups === undefined ? undefined : (Object.keys(groups) as LabelKind[]).find((kind) => groups[kind] !== undefined);
};

/** A line that says "what follows is the mail I answer" or "that I pass on". */
export const separatorOf = (line: string): 'original' | 'forwarded' | undefined => {
  if (line.length > MAX_MARK) return undefined;
  const trimmed = line.trim();
  if (FORWARD_LINE.test(trimmed)) return 'forwarded';
  return ORIGINAL_LINE.test(trimmed) || BARE_ORIGINAL_LINE.test(trimmed) ? 'original' : undefined;
};

/** A line of nothing but dashes or underscores, as Outlook and QQ Mail draw above a quote. */
export const isRule = (line: string): boolean => /^\s*[-_=—–]{5,200}\s*$/.test(line);

const WROTE = [
  /^(?:On|At)\b.{4,380}\bwrote\s*:?$/i,
  /^(?:Am|Den)\b.{4,380}\b(?:schrieb|skrev)\b.{0,200}:$/i,
  /^Le\b.{4,380}\ba écrit\s*:$/i,
  /^El\b.{4,380}\bescribió\s*:$/i,
  /^Il\b.{4,380}\bha scritto\s*:$/i,
  /^(?:Em|A|No dia)\b.{4,380}\bescreveu\s*:$/i,
  /^Op\b.{4,380}\bschreef\b.{0,200}:$/i,
  /^(?:W dniu|Dnia)\b.{4,380}\b(?:napisał|pisze)\S{0,6}.{0,200}:$/i,
  /^.{4,380}\b(?:schrieb|skrev|kirjoitti|napsala?|napsal\(a\)|yazdı|đã viết)\s*:$/iu,
  /\d.{2,380}(?:пишет|писал\(?а?\)?|написала?|написал\(а\)|пише)\s*:$/iu,
  /^.{4,380}(?:のメール|さんは書きました|が書きました|님이 작성|작성)\s*[:：]$/u,
  // Chinese: "在 2026年11月22日，张三 <a@b.c> 写道：", "张三 <a@b.c> 于2026年…写道：", "於 … 寫道：", and with the name between.
  /^(?:在|于|於|自|發件人|发件人)?.{2,380}(?:写道|寫道|写到|的邮件中写道|来信说)\s*[:：]?$/u,
];
const DATE_LIKE =
  /\d{4}[-/.年]\s?\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}:\d{2}|\b\d{1,2}(?:st|nd|rd|th)?\b.{1,20}\b\d{4}\b|\b\d{4}年/;
const ADDRESS_LIKE = /[^\s@<>]{1,64}@[^\s@<>]{1,200}/;
// Checked first: nearly every line of prose is done with here.
const ENDING = /(?:[:：]|wrote|[写寫][道到]|来信说)\s*$/;

/** `line` (several joined, when the program wrapped it) introduces a quote: "On … wrote:", "在 … 写道：". */
export const isAttribution = (line: string): boolean => {
  const trimmed = line.trim();
  if (trimmed.length < 6 || trimmed.length > MAX_MARK || !ENDING.test(trimmed) || !(DATE_LIKE.test(trimmed) || ADDRESS_LIKE.test(trimmed)))
    return false;
  return WROTE.some((pattern) => pattern.test(trimmed));
};

/** Sure enough of itself that what follows is history even without ">": it names an address or a time of day. */
export const mayStandAlone = (attribution: string): boolean => ADDRESS_LIKE.test(attribution) || /\d{1,2}[:：]\d{2}/.test(attribution);

/** A line that only means "wrote" when a quote really follows: "26.06.2014, 14:41, "A" <a@b.c>:". */
export const mayIntroduceQuote = (line: string): boolean => {
  const trimmed = line.trim();
  return (
    /[:：]$/.test(trimmed) &&
    trimmed.length <= MAX_MARK &&
    DATE_LIKE.test(trimmed) &&
    (ADDRESS_LIKE.test(trimmed) || /^(?:On|Am|Le|El|在|于)\b/i.test(trimmed))
  );
};

/** "-- " and what people make of it. */
export const isSignatureDelimiter = (line: string): boolean => /^(?:--\s?|— ?|__{1,3} ?)$/.test(line);

const DEVICE = [
  /^(?:发自|来自|發自|來自|从|從)\s?我?的?\s?.{0,40}(?:iPhone|iPad|Mac|手机|手機|小米|红米|华为|華為|荣耀|OPPO|vivo|三星|魅族|一加|平板|Outlook|Android|安卓|客户端|邮箱|信箱|邮件|Mail|QQ|HUAWEI|HONOR|Xiaomi|Redmi|移动设备).{0,40}$/iu,
  /^(?:发自|發自)\s?(?:我的\s?)?.{1,40}$/u,
  /^(?:使用|通过|用|透過)\s?.{1,40}(?:发送|發送|寄出)(?:自)?.{0,10}$/u,
  /^.{0,4}(?:签名由|簽名由).{1,40}(?:定制|客製).{0,4}$/u,
  /^Sent (?:from|via|with|using) (?:my |the |a |an )?[^.,;!?]{1,60}(?:\(https?:\S{1,200}\))?$/i,
  /^(?:Get|Download) Outlook for (?:iOS|Android|Windows|Mac)\b.{0,100}$/i,
  /^(?:获取|下载|取得)\s?(?:适用于\s?)?.{0,20}Outlook.{0,100}$/iu,
  /^(?:Von meinem|Gesendet (?:von|mit|aus)) .{1,60}$/i,
  /^Envoyé (?:de(?:puis)?|à partir de) .{1,60}$/i,
  /^Enviad[oa] (?:desde|do|a partir do|de) .{1,60}$/i,
  /^Inviato da .{1,60}$/i,
  /^Verzonden (?:vanaf|met) .{1,60}$/i,
  /^(?:Отправлено (?:с|из)|Надіслано з) .{1,60}$/iu,
  /^(?:Skickat från|Sendt fra|Lähetetty) .{1,60}$/i,
  /^.{1,30}から送信$/u,
  /^나의 .{1,20}에서 보냄$/u,
];

/** A mail program's own closing line: "发自我的iPhone", "Sent from my BlackBerry". */
export const isDeviceLine = (line: string): boolean => {
  const trimmed = line
    .trim()
    .replace(/^[\s<*_~-]{1,4}/, '')
    .replace(/[>*_~。.]{1,3}$/, '');
  return trimmed.length <= 160 && DEVICE.some((pattern) => pattern.test(trimmed));
};
