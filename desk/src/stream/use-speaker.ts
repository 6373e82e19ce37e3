import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgents, useChannels, useMe } from '../api/use-api.ts';
import { inLanguage } from '../channels/use-look.ts';
import type { Speaker } from './explain-decision.ts';

/** What explaining a decision needs here: my language, the names of channels, and my colleagues' where I may know them. */
export const useSpeaker = (): Speaker => {
  const { t, i18n } = useTranslation();
  const mayKnow = useMe().data?.permissions.includes('agents:read') ?? false;
  const agents = useAgents(mayKnow).data?.items;
  const channels = useChannels().data?.items;
  const { language } = i18n;
  return useMemo(() => {
    const people = (agents ?? []).map((agent) => [agent.id, agent.name] as const);
    const kinds = (channels ?? []).map((channel) => [channel.kind, inLanguage(channel.label, language)] as const);
    return { t, language, names: new Map([...people, ...kinds]) };
  }, [t, language, agents, channels]);
};
