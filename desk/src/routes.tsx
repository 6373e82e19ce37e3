import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { Broken } from './pieces/broken.tsx';
import { ConversationsPage } from './list/conversations-page.tsx';
import { Shell } from './shell/shell.tsx';

const SETTINGS: RouteObject = {
  path: 'settings',
  lazy: async () => ({ Component: (await import('./settings/settings-page.tsx')).SettingsPage }),
  children: [
    { index: true, element: <Navigate to="inboxes" replace /> },
    { path: 'inboxes', lazy: async () => ({ Component: (await import('./settings/inboxes-page.tsx')).InboxesPage }) },
    { path: 'inboxes/new/:kind', lazy: async () => ({ Component: (await import('./settings/inbox-page.tsx')).NewInboxPage }) },
    { path: 'inboxes/:inboxId', lazy: async () => ({ Component: (await import('./settings/inbox-page.tsx')).InboxPage }) },
    { path: 'macros', lazy: async () => ({ Component: (await import('./settings/macros-page.tsx')).MacrosPage }) },
    { path: 'intents/:intentId?', lazy: async () => ({ Component: (await import('./intents/intents-page.tsx')).IntentsPage }) },
    { path: 'training/:version?', lazy: async () => ({ Component: (await import('./intents/training-page.tsx')).TrainingPage }) },
    { path: 'labels', lazy: async () => ({ Component: (await import('./intents/labels-page.tsx')).LabelsPage }) },
    { path: 'agents', lazy: async () => ({ Component: (await import('./settings/agents-page.tsx')).AgentsPage }) },
    { path: 'tokens', lazy: async () => ({ Component: (await import('./settings/tokens-page.tsx')).TokensPage }) },
    { path: 'audit', lazy: async () => ({ Component: (await import('./settings/audit-page.tsx')).AuditPage }) },
  ],
};

const PAGES: RouteObject[] = [
  { index: true, element: <Navigate to="/conversations" replace /> },
  { path: 'conversations/:conversationId?/:pane?', element: <ConversationsPage /> },
  { path: 'customers/:customerId?', lazy: async () => ({ Component: (await import('./customers/customers-page.tsx')).CustomersPage }) },
  { path: 'knowledge/:articleId?', lazy: async () => ({ Component: (await import('./knowledge/knowledge-page.tsx')).KnowledgePage }) },
  { path: 'tray/:trayId?', lazy: async () => ({ Component: (await import('./tray/tray-page.tsx')).TrayPage }) },
  { path: 'playground', lazy: async () => ({ Component: (await import('./playground/playground-page.tsx')).PlaygroundPage }) },
  SETTINGS,
];

const Nothing = () => null;

export const createDeskRouter = () =>
  createBrowserRouter(
    [
      {
        path: '/sign-in',
        errorElement: <Broken />,
        HydrateFallback: Nothing,
        lazy: async () => ({ Component: (await import('./sign-in/sign-in-page.tsx')).SignInPage }),
      },
      {
        path: '/',
        element: <Shell />,
        errorElement: <Broken />,
        HydrateFallback: Nothing,
        children: [{ errorElement: <Broken />, children: [...PAGES, { path: '*', element: <Navigate to="/conversations" replace /> }] }],
      },
    ],
    { basename: '/desk' },
  );
