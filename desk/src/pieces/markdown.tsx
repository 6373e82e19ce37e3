import { Fragment, type ReactNode } from 'react';
import { Copyable } from './copyable.tsx';
import { type Block, type Inline, parseMarkdown, parsePlain } from './parse-markdown.ts';
import styles from './pieces.module.css';

// Positions never change within one text, so they are its identity.
const keyed = (nodes: ReactNode[]): ReactNode[] => nodes.map((node, index) => <Fragment key={String(index)}>{node}</Fragment>);

const drawInline = (inline: Inline): ReactNode => {
  if ('text' in inline) {
    if (inline.kind === 'code') return <code>{inline.text}</code>;
    return inline.kind === 'text' ? inline.text : <Copyable text={inline.text.replace(/\D/g, '')} shown={inline.text} />;
  }
  const children = keyed(inline.children.map(drawInline));
  if (inline.kind !== 'link') return inline.kind === 'strong' ? <strong>{children}</strong> : <em>{children}</em>;
  return (
    <a href={inline.href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
};

const lines = { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' } as const;

const drawItem = (item: Inline[]): ReactNode => <li style={lines}>{keyed(item.map(drawInline))}</li>;

const drawBlock = (block: Block): ReactNode => {
  if (block.kind === 'rule') return <hr />;
  if (block.kind === 'code')
    return (
      <pre>
        <code>{block.text}</code>
      </pre>
    );
  if (block.kind === 'list') {
    const items = keyed(block.items.map(drawItem));
    return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>;
  }
  const children = keyed(block.children.map(drawInline));
  if (block.kind === 'heading') return <h3>{children}</h3>;
  if (block.kind === 'quote') return <blockquote style={lines}>{children}</blockquote>;
  return <p style={lines}>{children}</p>;
};

export const Markdown = ({ text }: { text: string }) => (
  <div className={styles['markdown']}>{keyed(parseMarkdown(text).map(drawBlock))}</div>
);

/** Plain words as written, with addresses and references alive. */
export const Plain = ({ text }: { text: string }) => <p style={lines}>{keyed(parsePlain(text).map(drawInline))}</p>;
