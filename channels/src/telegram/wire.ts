/** Telegram's JSON, as far as we read it. Unknown fields are let through: they add some every month. */
import { z } from 'zod';

const id = z.int();
/** Unix seconds, up to the end of the year 9999: beyond what a date can hold nothing can be stored. */
const second = z.int().nonnegative().max(253_402_300_799);

export const User = z.object({
  id,
  is_bot: z.boolean().default(false),
  first_name: z.string().default(''),
  last_name: z.string().optional(),
  username: z.string().optional(),
  language_code: z.string().optional(),
});
export type User = z.infer<typeof User>;

export const Chat = z.object({ id, type: z.string(), title: z.string().optional() });

export const Entity = z.object({
  type: z.string(),
  offset: z.int().nonnegative(),
  length: z.int().nonnegative(),
  url: z.string().optional(),
  language: z.string().optional(),
});
export type Entity = z.infer<typeof Entity>;

const remote = {
  file_id: z.string().min(1).max(2048),
  file_size: z.int().nonnegative().optional(),
  mime_type: z.string().max(255).optional(),
  file_name: z.string().optional(),
};
const RemoteFile = z.object(remote);
export type RemoteFile = z.infer<typeof RemoteFile>;

const Location = z.object({ latitude: z.number(), longitude: z.number() });
const Button = z.object({ text: z.string(), callback_data: z.string().optional() });

export const Message = z.looseObject({
  message_id: id,
  date: second,
  edit_date: second.optional(),
  chat: Chat,
  from: User.optional(),
  text: z.string().optional(),
  entities: z.array(Entity).default([]),
  caption: z.string().optional(),
  photo: z.array(z.object({ ...remote, width: z.number(), height: z.number() })).optional(),
  document: RemoteFile.optional(),
  voice: RemoteFile.optional(),
  audio: RemoteFile.optional(),
  video: RemoteFile.optional(),
  video_note: RemoteFile.optional(),
  animation: RemoteFile.optional(),
  sticker: RemoteFile.extend({ emoji: z.string().optional() }).optional(),
  location: Location.optional(),
  venue: z.object({ location: Location, title: z.string(), address: z.string() }).optional(),
  contact: z
    .object({ phone_number: z.string(), first_name: z.string(), last_name: z.string().optional(), user_id: id.optional() })
    .optional(),
  reply_to_message: z.object({ message_id: id, text: z.string().optional(), caption: z.string().optional() }).optional(),
  migrate_to_chat_id: id.optional(),
  reply_markup: z.object({ inline_keyboard: z.array(z.array(Button)).default([]) }).optional(),
});
export type Message = z.infer<typeof Message>;

export const CallbackQuery = z.object({
  id: z.string().min(1),
  from: User,
  data: z.string().optional(),
  message: z.looseObject({ message_id: id, chat: Chat, reply_markup: Message.shape.reply_markup }).optional(),
});
export type CallbackQuery = z.infer<typeof CallbackQuery>;

export const Membership = z.object({
  chat: Chat,
  from: User,
  date: second,
  new_chat_member: z.object({ status: z.string() }),
});
export type Membership = z.infer<typeof Membership>;

export const Reaction = z.object({
  chat: Chat,
  message_id: id,
  user: User.optional(),
  date: second,
  new_reaction: z.array(z.object({ type: z.string(), emoji: z.string().optional() })),
});
export type Reaction = z.infer<typeof Reaction>;

export const Update = z.looseObject({
  update_id: z.int().nonnegative(),
  message: Message.optional(),
  edited_message: Message.optional(),
  callback_query: CallbackQuery.optional(),
  my_chat_member: Membership.optional(),
  message_reaction: Reaction.optional(),
});
export type Update = z.infer<typeof Update>;

/** What `connect` asks for; the others would only be thrown away. */
export const WANTED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member', 'message_reaction'] as const;

export const Answer = z.object({
  ok: z.boolean(),
  result: z.unknown().optional(),
  description: z.string().default(''),
  parameters: z.object({ retry_after: z.number().optional(), migrate_to_chat_id: id.optional() }).default({}),
});
const Sent = z.object({ message_id: id, chat: z.object({ id }) });
export const SentMessages = z.union([Sent.transform((message) => [message]), z.array(Sent)]);
export type Answer = z.infer<typeof Answer>;
