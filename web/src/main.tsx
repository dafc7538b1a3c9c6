import '@mantine/core/styles.css';
import 'virtual:theme.css';
import './look/base.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRouter, RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { me, queryClient } from './api/queries.ts';
import { signedIn } from './frame/root.tsx';
import { theme } from './look/theme.ts';
import { Waiting } from './parts/waiting.tsx';
import { routes } from './routes.tsx';

const router = createRouter({
  routeTree: routes,
  context: { client: queryClient },
  defaultPreload: 'intent',
  defaultPendingComponent: Waiting,
  defaultPendingMs: 200,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

// The scripts of the screen come while the server is asked who looks at it; what fails is asked for again when it is drawn.
const here = router.matchRoutes(router.latestLocation) as { routeId: keyof typeof router.routesById }[];
if (here.some(({ routeId }) => routeId === signedIn.id)) void queryClient.prefetchQuery(me);
for (const { routeId } of here) void router.routesById[routeId].options.component?.preload?.()?.catch(() => undefined);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      withCssVariables={false}
      withStaticClasses={false}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
