/** Who looks at and types in which conversation, on this process. Not stored: gone with the sockets. */
export type Onlooker = { agentId: string; name: string };
export type Presence = {
  look(key: object, who: Onlooker, conversationId: string | null): void;
  type(key: object, on: boolean): void;
  customerTypes(conversationId: string, on: boolean): void;
  leave(key: object): void;
  of(conversationId: string): { agents: { id: string; name: string; typing: boolean }[]; customerTyping: boolean };
};

/** `onChange` is told each conversation whose picture changed. */
export const createPresence = (onChange: (conversationId: string) => void): Presence => {
  const looking = new Map<object, { who: Onlooker; conversationId: string; typing: boolean }>();
  const customers = new Set<string>();
  const leave = (key: object): void => {
    const before = looking.get(key);
    if (before === undefined) return;
    looking.delete(key);
    onChange(before.conversationId);
  };
  return {
    look: (key, who, conversationId) => {
      leave(key);
      if (conversationId === null) return;
      looking.set(key, { who, conversationId, typing: false });
      onChange(conversationId);
    },
    type: (key, on) => {
      const at = looking.get(key);
      if (at === undefined || at.typing === on) return;
      at.typing = on;
      onChange(at.conversationId);
    },
    customerTypes: (conversationId, on) => {
      if (customers.has(conversationId) === on) return;
      if (on) customers.add(conversationId);
      else customers.delete(conversationId);
      onChange(conversationId);
    },
    leave,
    of: (conversationId) => {
      const agents = new Map<string, { id: string; name: string; typing: boolean }>();
      for (const { who, typing, conversationId: at } of looking.values())
        if (at === conversationId)
          agents.set(who.agentId, { id: who.agentId, name: who.name, typing: typing || (agents.get(who.agentId)?.typing ?? false) });
      return { agents: [...agents.values()], customerTyping: customers.has(conversationId) };
    },
  };
};
