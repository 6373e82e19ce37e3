import type { VNode } from 'preact';

const icon = (path: string): (() => VNode) => {
  const Icon = (): VNode => (
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
      <path d={path} />
    </svg>
  );
  return Icon;
};

export const CloseIcon = icon('M5 5l10 10M15 5L5 15');
export const MoreIcon = icon('M4.2 10h.6M9.7 10h.6M15.2 10h.6');
export const SendIcon = icon('M10 16V4M5 9l5-5 5 5');
export const ClipIcon = icon('M15.5 9.5l-5.6 5.6a3.5 3.5 0 0 1-5-5l6-6a2.4 2.4 0 0 1 3.4 3.4l-6 6a1.2 1.2 0 0 1-1.7-1.7l5.3-5.3');
export const FileIcon = icon('M5.5 2.5h6l3.5 3.5v11.5h-9.5zM11.5 2.5V6H15');
export const CopyIcon = icon('M7 7h9v9H7zM4 13V4h9');
export const MailIcon = icon('M3 5h14v10.5H3zM3 5.5l7 5.5 7-5.5');
