import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedIn } from '../frame/root.tsx';

/** What everybody has: his work, the search, the help. */
export const workRoutes = [
  createRoute({
    getParentRoute: () => signedIn,
    path: '/viec-cua-toi',
    component: lazyRouteComponent(() => import('./work.screen.tsx'), 'WorkScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/tim',
    validateSearch: ({ q }): { q: string } => ({ q: typeof q === 'string' || typeof q === 'number' ? String(q) : '' }),
    component: lazyRouteComponent(() => import('./search.screen.tsx'), 'SearchScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/tro-giup',
    component: lazyRouteComponent(() => import('./help.screen.tsx'), 'HelpScreen'),
  }),
] as const;
