import { createRootRouteWithContext, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { isProblem } from '../api/problem.ts';
import { me } from '../api/queries.ts';
import { Broken } from './broken.tsx';
import { Outside } from './outside.tsx';

export interface RouterContext {
  client: QueryClient;
}

export const root = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  notFoundComponent: Outside,
  errorComponent: Broken,
});

/** Everything behind the sign-in: whoever is not signed in goes there first and then comes back to where he wanted. */
export const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: lazyRouteComponent(() => import('./shell.tsx'), 'Shell'),
  beforeLoad: async ({ context, location }) => {
    const myself = await context.client.ensureQueryData(me).catch((error: unknown) => {
      if (isProblem(error, 'session.missing')) throw redirect({ to: '/dang-nhap', search: { tiep: location.href } });
      throw error;
    });
    if (myself.person.mustSetPassword) throw redirect({ to: '/mat-khau' });
  },
});
