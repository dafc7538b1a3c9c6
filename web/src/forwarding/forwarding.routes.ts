import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedIn } from '../frame/root.tsx';

/** Letters, their signature, the inbox of the authority, decisions. */
export const forwardingRoutes = [
  createRoute({
    getParentRoute: () => signedIn,
    path: '/to-trinh',
    component: lazyRouteComponent(() => import('./submissions.screen.tsx'), 'SubmissionsScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/to-trinh/moi',
    component: lazyRouteComponent(() => import('./gathering.screen.tsx'), 'GatheringScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/to-trinh/quyet-dinh',
    component: lazyRouteComponent(() => import('./deciding.screen.tsx'), 'DecidingScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/to-trinh/$id',
    component: lazyRouteComponent(() => import('./letter.screen.tsx'), 'LetterScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/hop-thu',
    component: lazyRouteComponent(() => import('./inbox.screen.tsx'), 'InboxScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/hop-thu/$id',
    component: lazyRouteComponent(() => import('./incoming.screen.tsx'), 'IncomingScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/quyet-dinh/$id',
    component: lazyRouteComponent(() => import('./decision.screen.tsx'), 'DecisionScreen'),
  }),
] as const;
