/** One view for each type of part. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Copyable } from '../pieces/copyable.tsx';
import { Markdown, Plain } from '../pieces/markdown.tsx';
import { MediaView } from './media-view.tsx';
import { MediaImage } from './media-image.tsx';
import type { Part, PartOf } from './part.ts';
import styles from './stream.module.css';

type Of<T extends Part['type']> = { part: PartOf<T> };

/** Quoted history and signature, folded until asked for. */
const Folded = ({ text }: { text: string }) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className={`plain ${styles['quoted']}`} aria-expanded={open} onClick={() => setOpen(!open)}>
        ••• {t(open ? 'message.hide-quoted' : 'message.show-quoted')}
      </button>
      {open && (
        <blockquote className={styles['quote']}>
          <Plain text={text} />
        </blockquote>
      )}
    </>
  );
};

const TextView = ({ part }: Of<'text'>) => (
  <>
    {part.md === true ? <Markdown text={part.text} /> : <Plain text={part.text} />}
    {part.folded !== undefined && part.folded !== '' && <Folded text={part.folded} />}
  </>
);

const OptionsView = ({ part }: Of<'options'>) => {
  const { t } = useTranslation();
  return (
    <div>
      {part.prompt !== undefined && <Plain text={part.prompt} />}
      <ul className={styles['options']} aria-label={t('message.options')}>
        {part.items.map((item) => (
          <li key={item.id} title={item.hint}>
            {item.label}
          </li>
        ))}
      </ul>
    </div>
  );
};

const CardView = ({ part }: Of<'card'>) => (
  <div className={styles['card']}>
    {part.image !== undefined && <MediaImage media={part.image} alt={part.title} />}
    <h3>{part.title}</h3>
    {part.text !== undefined && <Plain text={part.text} />}
    {part.items !== undefined && <OptionsView part={{ type: 'options', items: part.items }} />}
  </div>
);

const LocationView = ({ part }: Of<'location'>) => (
  <p>
    {[part.name, part.address].filter(Boolean).join(' · ')}{' '}
    <a
      href={`https://www.openstreetmap.org/?mlat=${part.lat}&mlon=${part.lon}#map=16/${part.lat}/${part.lon}`}
      target="_blank"
      rel="noopener noreferrer"
    >
      {part.lat.toFixed(5)}, {part.lon.toFixed(5)}
    </a>
  </p>
);

const ContactView = ({ part }: Of<'contact'>) => (
  <p>
    <b>{part.name}</b>{' '}
    {[...part.phones, ...part.emails].map((one) => (
      <span key={one}>
        <Copyable text={one} />{' '}
      </span>
    ))}
  </p>
);

export const PartView = ({ part }: { part: Part }) => {
  const { t } = useTranslation();
  switch (part.type) {
    case 'text':
      return <TextView part={part} />;
    case 'media':
      return <MediaView part={part} />;
    case 'options':
      return <OptionsView part={part} />;
    case 'card':
      return <CardView part={part} />;
    case 'location':
      return <LocationView part={part} />;
    case 'contact':
      return <ContactView part={part} />;
    case 'choice':
      return <p className={styles['choice']}>{t('message.chose', { label: part.label })}</p>;
    case 'quote':
      return part.text === undefined ? null : <blockquote className={styles['quote']}>{part.text}</blockquote>;
    case 'template':
      return <p>{t('message.template', { name: part.name, vars: Object.values(part.vars).join(' · ') })}</p>;
  }
};
