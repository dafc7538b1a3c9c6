import { createRoute } from '@tanstack/react-router';
import { NotFound } from '../frame/not-found.tsx';
import { signedIn } from '../frame/root.tsx';

/** Sittings, sheets, ballots and what is shown on the wall. */
export const councilRoutes = [
  createRoute({ getParentRoute: () => signedIn, path: '/phien-hop', component: NotFound }),
  createRoute({ getParentRoute: () => signedIn, path: '/phien-hop/moi', component: NotFound }),
  createRoute({ getParentRoute: () => signedIn, path: '/phien-hop/$id', component: NotFound }),
  createRoute({ getParentRoute: () => signedIn, path: '/phien-hop/$id/doc', component: NotFound }),
  createRoute({ getParentRoute: () => signedIn, path: '/phien-hop/$id/trinh-chieu', component: NotFound }),
  createRoute({ getParentRoute: () => signedIn, path: '/phieu/$id', component: NotFound }),
] as const;
