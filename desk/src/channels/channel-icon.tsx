/** Our own drawings of channels, 16 × 16, by the icon's name; a channel we have not drawn shows its first letter. */
const DRAWINGS: Record<string, string> = {
  web: 'M2.5 4.5a2 2 0 0 1 2-2h7a2 2 0 0 1 2 2v4a2 2 0 0 1-2 2H8l-3.2 2.7v-2.7h-.3a2 2 0 0 1-2-2z',
  email: 'M2.5 4h11v8h-11zM3 4.6l5 4 5-4',
  telegram: 'M13.5 3 2.5 7.4l3.8 1.5M13.5 3l-2 10-5.2-4.1M13.5 3 6.3 8.900l.2 3.900 2-2.200',
  api: 'M5 4.500 1.800 8 5 11.500M11 4.500 14.200 8 11 11.500M9 3.500l-2 9',
  phone: 'M4.500 2.500 6.300 5.700 4.900 7c.800 1.900 2.200 3.300 4.100 4.100l1.300-1.400 3.200 1.800-.600 2C7.500 14 2 8.500 2.500 3.100z',
  note: 'M3 2.500h7l3 3v8H3zM9.500 2.800V6h3.200',
};
const ALIASES: Record<string, string> = {
  chat: 'web',
  message: 'web',
  'web-chat': 'web',
  webchat: 'web',
  mail: 'email',
  envelope: 'email',
  send: 'telegram',
  'paper-plane': 'telegram',
  code: 'api',
  plug: 'api',
  webhook: 'api',
};

export const ChannelIcon = ({ icon, label }: { icon: string; label: string }) => {
  const path = DRAWINGS[icon] ?? DRAWINGS[ALIASES[icon] ?? ''] ?? (/^M[\d .-]/.test(icon) ? icon : undefined);
  return (
    <svg
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {path === undefined ? (
        <text x="8" y="12" textAnchor="middle" fontSize="11" fontWeight="700" fill="currentColor" stroke="none">
          {[...label][0]?.toUpperCase()}
        </text>
      ) : (
        <path d={path} />
      )}
    </svg>
  );
};
