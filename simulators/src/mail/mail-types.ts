/** Mails as a mailbox provider shows them. */
export type SimAttachment = { name: string; mime: string; content: Uint8Array; contentId?: string; inline?: boolean };

export type SimMail = {
  /** Message-ID without angle brackets. */
  id: string;
  from: string;
  fromName: string;
  replyTo: string;
  to: string[];
  cc: string[];
  subject: string;
  text: string;
  html: string;
  inReplyTo: string;
  references: string[];
  /** Lower-case names; the last one wins. */
  headers: Record<string, string>;
  attachments: SimAttachment[];
  raw: Uint8Array;
  at: number;
};

export type Writing = {
  to: string | string[];
  cc?: string | string[];
  subject: string;
  text: string;
  html?: string;
  inReplyTo?: string;
  references?: string[];
  attachments?: SimAttachment[];
  headers?: Record<string, string>;
};

/** How the writer's mail program quotes. */
export type QuoteStyle = 'en' | 'zh' | 'qq';

export type Replying = { style?: QuoteStyle; all?: boolean; html?: boolean; attachments?: SimAttachment[]; signature?: string };

export type SimMailbox = {
  address: string;
  /** What has arrived, oldest first. */
  messages(): SimMail[];
  sent(): SimMail[];
  write(mail: Writing): Promise<SimMail>;
  /** Answers below or above a quotation, as a real program does. */
  reply(to: SimMail, text: string, how?: Replying): Promise<SimMail>;
  /** The vacation note of an absent person. */
  autoReply(to: SimMail, text: string): Promise<SimMail>;
  /** The first mail that passes and has not been waited for yet. */
  next(passes?: (mail: SimMail) => boolean, timeoutMs?: number): Promise<SimMail>;
};

export type MailMishaps = {
  /** Each step of the conversation comes this late. */
  slowMs?: number;
  /** The first so many attempts per recipient are put off with 451. */
  greylist?: number;
  /** 550 5.1.1 for these. */
  unknownUsers?: string[];
  /** Accepted, and then a delivery report comes back. */
  bounceLater?: string[];
  /** Stored, but the connection closes before the final answer. */
  dropAnswer?: boolean;
  /** Our inlet gets each written mail twice. */
  duplicate?: boolean;
  /** Until then (Unix ms) nobody is let in. */
  outageUntil?: number;
};
