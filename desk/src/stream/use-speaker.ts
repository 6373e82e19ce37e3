import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgents, useMe } from '../api/use-api.ts';
import type { Speaker } from './explain-decision.ts';

/** What explaining a decision needs here: my language, and my colleagues' names where I may know them. */
export const useSpeaker = (): Speaker => {
  const { t, i18n } = useTranslation();
  const mayKnow = useMe().data?.permissions.includes('agents:read') ?? false;
  const agents = useAgents(mayKnow).data?.items;
  const { language } = i18n;
  return useMemo(() => ({ t, language, names: new Map((agents ?? []).map((agent) => [agent.id, agent.name])) }), [t, language, agents]);
};
