import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { Broken } from './pieces/broken.tsx';
import { ConversationsPage } from './list/conversations-page.tsx';
import { Shell } from './shell/shell.tsx';

const PAGES: RouteObject[] = [
  { index: true, element: <Navigate to="/conversations" replace /> },
  { path: 'conversations/:conversationId?/:pane?', element: <ConversationsPage /> },
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
