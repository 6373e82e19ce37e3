import type { MediaRef, Option, Part, PartOf } from '@throughline/protocol/parts';
import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import { fill } from '../locales/fill.ts';
import { safeLink } from '../markdown/safe-link.ts';
import { FileIcon } from './icons.tsx';
import { Markdown, OutLink, Plain } from './markdown.tsx';
import { focusWriting, type Room, useRoom } from './room.ts';
import { tellSize } from './tell-time.ts';

/** `offer`: the options of this message may still be chosen. */
type PartProps<T> = { part: T; offer: boolean };

const urlOf = (ref: MediaRef, { uploads }: Room): string | undefined => {
  const url = 'url' in ref ? ref.url : 'fileId' in ref ? uploads.get(ref.fileId) : undefined;
  const safe = url === undefined ? undefined : safeLink(url);
  return safe?.startsWith('http') ? safe : undefined;
};

const FileChip = ({ name, bytes, url }: { name: string; bytes: number | undefined; url: string | undefined }): VNode => {
  const { host } = useRoom();
  const inside = (
    <>
      <FileIcon />
      <span class="file-name">{name}</span>
      {bytes !== undefined && <span class="quiet"> {tellSize(bytes, host.locale)}</span>}
    </>
  );
  return <p class="file">{url === undefined ? inside : <OutLink href={url}>{inside}</OutLink>}</p>;
};

const Media = ({ part }: { part: PartOf<'media'> }): VNode => {
  const room = useRoom();
  const [broken, setBroken] = useState(false);
  const url = urlOf(part.ref, room);
  const name = part.name ?? part.kind;
  const isImage = (part.kind === 'image' || part.kind === 'sticker') && url !== undefined && !broken;
  return (
    <>
      {isImage ? (
        <OutLink href={url} label={fill(room.texts.openFile, { name })}>
          <img src={url} alt={part.caption ?? name} loading="lazy" referrerpolicy="no-referrer" onError={() => setBroken(true)} />
        </OutLink>
      ) : (
        <FileChip name={name} bytes={part.bytes} url={url} />
      )}
      {part.caption !== undefined && <Plain text={part.caption} />}
      {part.transcript !== undefined && <Plain text={part.transcript} />}
    </>
  );
};

/** Options no longer open shrink to one quiet line: what was offered stays readable and is out of the way. */
const PastOptions = ({ items }: { items: readonly Option[] }): VNode => <p class="past">{items.map((item) => item.label).join(' · ')}</p>;

const Options = ({ items }: { items: readonly Option[] }): VNode => {
  const room = useRoom();
  const choose = (option: Option, press: MouseEvent): void => {
    room.chat.send([{ type: 'choice', optionId: option.id, label: option.label }]);
    focusWriting(room, press);
  };
  const inside = (option: Option, at?: number): VNode => (
    <>
      {at !== undefined && <span class="number">{at + 1}</span>}
      <span>
        {option.label}
        {option.hint !== undefined && <span class="quiet hint">{option.hint}</span>}
      </span>
    </>
  );
  return (
    <div class="options">
      {items.map((option, at) => {
        const href = option.url === undefined ? undefined : safeLink(option.url);
        if (href !== undefined) return <OutLink href={href}>{inside(option)}</OutLink>;
        return (
          <button type="button" onClick={(press) => choose(option, press)}>
            {inside(option, at)}
          </button>
        );
      })}
      {items.filter((item) => item.url === undefined).length > 1 && <p class="quiet">{room.texts.optionsHint}</p>}
    </div>
  );
};

/** Links stay links; only choices close. */
const Choices = ({ items, offer }: { items: readonly Option[]; offer: boolean }): VNode => {
  const pressable = offer ? items : items.filter((item) => item.url !== undefined);
  const past = offer ? [] : items.filter((item) => item.url === undefined);
  return (
    <>
      {pressable.length > 0 && <Options items={pressable} />}
      {past.length > 0 && <PastOptions items={past} />}
    </>
  );
};

const Card = ({ part, offer }: PartProps<PartOf<'card'>>): VNode => {
  const room = useRoom();
  const image = part.image === undefined ? undefined : urlOf(part.image, room);
  return (
    <div class="card">
      {image !== undefined && <img src={image} alt="" loading="lazy" referrerpolicy="no-referrer" />}
      <p>
        <strong>{part.title}</strong>
      </p>
      {part.text !== undefined && <Plain text={part.text} />}
      {part.items !== undefined && part.items.length > 0 && <Choices items={part.items} offer={offer} />}
    </div>
  );
};

const Folded = ({ text }: { text: string }): VNode => {
  const { texts } = useRoom();
  return (
    <details>
      <summary>{texts.quoted}</summary>
      <Plain text={text} />
    </details>
  );
};

type Drawings = { [T in Part['type']]?: (props: PartProps<PartOf<T>>) => ComponentChildren };

/** Kinds that are not here (templates, and whatever a newer server may send) are left out. */
const DRAWINGS: Drawings = {
  text: ({ part }) => (
    <>
      {part.md ? <Markdown text={part.text} /> : <Plain text={part.text} />}
      {part.folded !== undefined && <Folded text={part.folded} />}
    </>
  ),
  media: ({ part }) => <Media part={part} />,
  options: ({ part, offer }) => (
    <>
      {part.prompt !== undefined && <Markdown text={part.prompt} />}
      <Choices items={part.items} offer={offer} />
    </>
  ),
  card: ({ part, offer }) => <Card part={part} offer={offer} />,
  choice: ({ part }) => <Plain text={part.label} />,
  quote: ({ part }) => part.text !== undefined && <blockquote class="words">{part.text}</blockquote>,
  location: ({ part }) => <Place part={part} />,
  contact: ({ part }) => <Plain text={[part.name, ...part.phones, ...part.emails].join('\n')} />,
};

const Place = ({ part }: { part: PartOf<'location'> }): VNode => {
  const { texts } = useRoom();
  const place = [part.name, part.address, `${part.lat}, ${part.lon}`].filter(Boolean).join(', ');
  return <Plain text={fill(texts.location, { place })} />;
};

export const Parts = ({ parts, offer }: { parts: readonly Part[]; offer: boolean }): VNode => (
  <>
    {parts.map((part) => {
      const Drawing = DRAWINGS[part.type] as ((props: PartProps<Part>) => VNode) | undefined;
      return Drawing === undefined ? null : <Drawing part={part} offer={offer} />;
    })}
  </>
);
