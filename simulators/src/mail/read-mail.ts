import PostalMime from 'postal-mime';
import type { SimMail } from './mail-types.ts';

const bare = (id: string | undefined): string => (id ?? '').trim().replace(/^<|>$/g, '');
const bytesOf = (content: string | ArrayBuffer | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);

export const readMail = async (raw: Uint8Array, at: number): Promise<SimMail> => {
  const mail = await PostalMime.parse(raw);
  const addresses = (list: { address?: string | undefined }[] | undefined): string[] =>
    (list ?? []).flatMap((one) => (one.address === undefined || one.address === '' ? [] : [one.address]));
  const from = mail.from?.address ?? '';
  return {
    id: bare(mail.messageId),
    from,
    fromName: mail.from?.name ?? '',
    replyTo: addresses(mail.replyTo)[0] ?? from,
    to: addresses(mail.to),
    cc: addresses(mail.cc),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    inReplyTo: bare(mail.inReplyTo),
    references: (mail.references ?? '')
      .split(/\s+/)
      .map(bare)
      .filter((id) => id !== ''),
    headers: Object.fromEntries(mail.headers.map((header) => [header.key.toLowerCase(), header.value])),
    attachments: mail.attachments.map((file) => ({
      name: file.filename ?? 'attachment',
      mime: file.mimeType,
      content: bytesOf(file.content),
      ...(file.contentId === undefined ? {} : { contentId: bare(file.contentId) }),
      inline: file.disposition === 'inline',
    })),
    raw,
    at,
  };
};
