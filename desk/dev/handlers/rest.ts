import { summarise, all, conversationOf, paged, type Handlers } from './handler.ts';
import { emit, iso, need, Refused, type World } from '../world.ts';
import { KIND, uuid } from '../ids.ts';

const next = (world: World): number => {
  world.counter += 1;
  return world.counter;
};
const settleTray = (world: World, id: string, state: 'retried' | 'discarded') => {
  const item = need(world.tray.find((one) => one.id === id));
  Object.assign(item, { state, settledAt: iso(world.now()) });
  emit(world, 'tray.settled', null, { trayId: id, outcome: state });
  const { raw: _raw, ...rest } = item;
  return rest;
};
const customer = (world: World, id: string) => {
  const stored = need(world.customers.get(id));
  return { ...stored, conversations: [...world.conversations.values()].filter((one) => one.customer.id === id).map(summarise) };
};
const takeOffer = (world: World, id: string) => {
  const offer = world.offers.find((one) => one.id === id);
  world.offers = world.offers.filter((one) => one.id !== id);
  if (offer === undefined || Date.parse(offer.expiresAt) < world.now()) throw new Refused(409, 'offer-lapsed', 'The offer has lapsed.');
  return offer;
};

export const peopleHandlers: Handlers = {
  listOffers: (world) => all(world.offers.filter((offer) => Date.parse(offer.expiresAt) > world.now())),
  acceptOffer: (world, { id }) => {
    const conversation = conversationOf(world, takeOffer(world, id).conversation.id);
    Object.assign(conversation, { handling: 'agent', assignee: { id: world.me.id, name: world.me.name } });
    emit(world, 'offer.accepted', conversation.id, { offerId: id, agentId: world.me.id });
    return conversation;
  },
  declineOffer: (world, { id }) => {
    emit(world, 'offer.declined', takeOffer(world, id).conversation.id, { offerId: id, agentId: world.me.id });
    return { ok: true };
  },
  getMe: (world) => world.me,
  updateMe: (world, { body }) => Object.assign(world.me, body),
  listAgents: (world) => all(world.agents),
  createAgent: (world, { body }) => {
    const agent = {
      id: uuid(KIND.agent, next(world)),
      availability: 'away' as const,
      load: 0,
      online: false,
      ...body,
    } as World['agents'][number];
    world.agents.push(agent);
    return { agent, signInLink: 'http://127.0.0.1:4100/desk/sign-in#token=one-time-example' };
  },
  createSignInLink: () => ({ signInLink: 'http://127.0.0.1:4100/desk/sign-in#token=another-example' }),
  updateAgent: (world, { id, body }) => Object.assign(need(world.agents.find((agent) => agent.id === id)), body),
  listTokens: (world) => all(world.tokens),
  createToken: (world, { body }) => {
    const token = { id: uuid(KIND.token, next(world)), createdAt: iso(world.now()), lastUsedAt: null, ...body } as World['tokens'][number];
    world.tokens.push(token);
    return { token, secret: 'tl_example_4f0c1b7d2e' };
  },
  revokeToken: (world, { id }) => {
    world.tokens = world.tokens.filter((token) => token.id !== id);
    return { ok: true };
  },
  listCustomers: (world, { query }) => {
    const wanted = String(query['q'] ?? '').toLowerCase();
    const found = [...world.customers.values()].filter((one) => one.name.toLowerCase().includes(wanted)).reverse();
    return paged(
      found.map(({ id, name, language, value, channels, lastAt, createdAt }) => ({
        id,
        name,
        language,
        value,
        channels,
        lastAt,
        createdAt,
      })),
      query,
    );
  },
  getCustomer: (world, { id }) => customer(world, id),
  updateCustomer: (world, { id, body }) => {
    Object.assign(need(world.customers.get(id)), body);
    return customer(world, id);
  },
  joinCustomers: (world, { id }) => customer(world, id),
  withdrawEvidence: (world, { id }) => {
    for (const one of world.customers.values())
      for (const evidence of one.evidence) if (evidence.id === id) evidence.withdrawnAt = iso(world.now());
    return { ok: true };
  },
};

export const settingHandlers: Handlers = {
  listChannels: (world) => all(world.channels),
  listInboxes: (world) => all(world.inboxes),
  getInbox: (world, { id }) => need(world.inboxes.find((inbox) => inbox.id === id)),
  createInbox: (world, { body }) => {
    const inbox = {
      ...need(world.inboxes[0]),
      id: uuid(KIND.inbox, next(world)),
      secretsSet: [],
      account: String(body['name']),
      playground: false,
      ...body,
    } as World['inboxes'][number];
    world.inboxes.push(inbox);
    return inbox;
  },
  updateInbox: (world, { id, body }) => {
    const inbox = need(world.inboxes.find((one) => one.id === id));
    const strategy = { ...inbox.strategy, ...(body['strategy'] as object | undefined) };
    return Object.assign(inbox, body, { strategy });
  },
  deleteInbox: (world, { id }) => {
    world.inboxes = world.inboxes.filter((inbox) => inbox.id !== id);
    return { ok: true };
  },
  listArticles: (world, { query }) => {
    const wanted = String(query['q'] ?? '').toLowerCase();
    return paged(
      world.articles.filter((article) => JSON.stringify(article.texts).toLowerCase().includes(wanted)),
      query,
    );
  },
  getArticle: (world, { id }) => need(world.articles.find((article) => article.id === id)),
  createArticle: (world, { body }) => {
    const article = { ...body, id: uuid(KIND.article, next(world)), updatedAt: iso(world.now()) } as World['articles'][number];
    world.articles.unshift(article);
    return article;
  },
  updateArticle: (world, { id, body }) =>
    Object.assign(need(world.articles.find((one) => one.id === id)), body, { updatedAt: iso(world.now()) }),
  deleteArticle: (world, { id }) => {
    world.articles = world.articles.filter((article) => article.id !== id);
    return { ok: true };
  },
  listMacros: (world) => all(world.macros),
  listTray: (world, { query }) =>
    paged(
      world.tray.filter((item) => item.state === query['state']).map(({ raw: _raw, ...item }) => item),
      query,
    ),
  getTrayItem: (world, { id }) => need(world.tray.find((item) => item.id === id)),
  retryTrayItem: (world, { id }) => settleTray(world, id, 'retried'),
  discardTrayItem: (world, { id }) => settleTray(world, id, 'discarded'),
  listAudit: (world, { query }) => paged(world.audit, query),
};
