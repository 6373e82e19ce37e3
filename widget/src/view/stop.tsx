import type { WidgetMessage } from '@throughline/protocol/live';
import type { VNode } from 'preact';

/** Where a message meets the line: a filled dot for the assistant, a person's initial for a person, a ring for the visitor. */
export const Stop = ({ author }: { author: WidgetMessage['author'] }): VNode => (
  <span class={`stop ${author.type}`} aria-hidden="true">
    {author.type === 'agent' ? Array.from(author.name)[0]?.toUpperCase() : ''}
  </span>
);
