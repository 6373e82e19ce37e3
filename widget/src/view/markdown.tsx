import type { ComponentChildren, VNode } from 'preact';
import type { Block, Inline } from '../markdown/ast.ts';
import { parsePlain } from '../markdown/parse-inline.ts';
import { parseMarkdown } from '../markdown/parse-markdown.ts';

/** The only place where an address of a message becomes a link; `href` has passed safeLink. */
export const OutLink = ({ href, children, label }: { href: string; children: ComponentChildren; label?: string }): VNode => (
  <a href={href} target="_blank" rel="noopener noreferrer nofollow" aria-label={label}>
    {children}
  </a>
);

const inlineOf = (node: Inline): ComponentChildren => {
  switch (node.type) {
    case 'text':
      return node.text;
    case 'code':
      return <code>{node.text}</code>;
    case 'break':
      return <br />;
    case 'link':
      return <OutLink href={node.href}>{node.children.map(inlineOf)}</OutLink>;
    default: {
      const Tag = node.type;
      return <Tag>{node.children.map(inlineOf)}</Tag>;
    }
  }
};

const blockOf = (block: Block): VNode => {
  switch (block.type) {
    case 'paragraph':
      return <p>{block.children.map(inlineOf)}</p>;
    case 'heading':
      return (
        <p>
          <strong>{block.children.map(inlineOf)}</strong>
        </p>
      );
    case 'quote':
      return <blockquote>{block.children.map(blockOf)}</blockquote>;
    case 'code':
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      );
    case 'rule':
      return <hr />;
    default: {
      const items = block.items.map((item) => <li>{item.map(blockOf)}</li>);
      return block.start === null ? <ul>{items}</ul> : <ol start={block.start}>{items}</ol>;
    }
  }
};

export const Markdown = ({ text }: { text: string }): VNode => <div class="words">{parseMarkdown(text).map(blockOf)}</div>;

export const Plain = ({ text }: { text: string }): VNode => (
  <div class="words">
    <p>{parsePlain(text.trim()).map(inlineOf)}</p>
  </div>
);
