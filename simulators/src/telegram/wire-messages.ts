/** Our records in the Bot API's JSON. */
import type { Bot, Chat, SimMedia, SimMessage, World } from './world.ts';

export const userJson = (user: Chat['user']): object => ({
  id: user.id,
  is_bot: false,
  first_name: user.firstName,
  ...(user.lastName === undefined ? {} : { last_name: user.lastName }),
  ...(user.username === undefined ? {} : { username: user.username }),
  ...(user.language === undefined ? {} : { language_code: user.language }),
});

export const botJson = (bot: Bot): object => ({
  id: bot.id,
  is_bot: true,
  first_name: 'Playground',
  username: `playground_${bot.id}_bot`,
  can_join_groups: true,
});

export const chatJson = ({ user }: Chat): object => ({
  id: user.id,
  type: 'private',
  first_name: user.firstName,
  ...(user.username === undefined ? {} : { username: user.username }),
});

const fileJson = (world: World, media: SimMedia): object => {
  const file = world.files.get(media.fileId ?? '');
  const size = file?.content.length ?? media.bytes ?? 0;
  return {
    file_id: media.fileId ?? media.url ?? '',
    file_unique_id: `u-${media.fileId ?? media.url}`,
    file_size: size,
    ...(media.mime === undefined ? {} : { mime_type: media.mime }),
    ...(media.name === undefined ? {} : { file_name: media.name }),
  };
};

const mediaJson = (world: World, media: SimMedia): object => {
  const file = fileJson(world, media);
  if (media.kind === 'photo')
    return {
      photo: [
        { ...file, width: 90, height: 90 },
        { ...file, width: 800, height: 800 },
      ],
    };
  return { [media.kind]: { ...file, ...(media.kind === 'document' ? {} : { duration: 1 }) } };
};

export const messageJson = (world: World, bot: Bot, chat: Chat, message: SimMessage): Record<string, unknown> => {
  const answered = message.replyTo === undefined ? undefined : chat.messages.find((other) => other.id === message.replyTo);
  const rows = message.buttons.map((row) =>
    row.map(({ text, optionId, url }) => ({
      text,
      ...(optionId === undefined ? {} : { callback_data: optionId }),
      ...(url === undefined ? {} : { url }),
    })),
  );
  const words = message.text === '' ? {} : message.media === undefined ? { text: message.text } : { caption: message.text };
  const marks = message.entities.length === 0 ? {} : { [message.media === undefined ? 'entities' : 'caption_entities']: message.entities };
  return {
    message_id: message.id,
    from: message.from === 'bot' ? botJson(bot) : userJson(chat.user),
    chat: chatJson(chat),
    date: Math.floor(message.at / 1000),
    ...(message.edited ? { edit_date: Math.floor(world.options.now() / 1000) } : {}),
    ...words,
    ...marks,
    ...(message.media === undefined ? {} : mediaJson(world, message.media)),
    ...(message.location === undefined ? {} : { location: { latitude: message.location.lat, longitude: message.location.lon } }),
    ...(message.contact === undefined
      ? {}
      : {
          contact: {
            phone_number: message.contact.phone,
            first_name: message.contact.name,
            ...(message.contact.own ? { user_id: chat.user.id } : {}),
          },
        }),
    ...(answered === undefined ? {} : { reply_to_message: messageJson(world, bot, chat, { ...answered, replyTo: undefined }) }),
    ...(rows.length === 0 ? {} : { reply_markup: { inline_keyboard: rows } }),
  };
};
