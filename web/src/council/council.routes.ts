import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedIn } from '../frame/root.tsx';

/** Sittings, sheets, ballots and what is shown on the wall. */
export const councilRoutes = [
  createRoute({
    getParentRoute: () => signedIn,
    path: '/phien-hop',
    component: lazyRouteComponent(() => import('./sittings.screen.tsx'), 'SittingsScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/phien-hop/moi',
    component: lazyRouteComponent(() => import('./planner.screen.tsx'), 'PlannerScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/phien-hop/$id',
    component: lazyRouteComponent(() => import('./room.screen.tsx'), 'RoomScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/phien-hop/$id/doc',
    component: lazyRouteComponent(() => import('./reading.screen.tsx'), 'ReadingScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/phien-hop/$id/trinh-chieu',
    component: lazyRouteComponent(() => import('./projector.screen.tsx'), 'ProjectorScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/phieu/$id',
    component: lazyRouteComponent(() => import('./sheet.screen.tsx'), 'SheetScreen'),
  }),
] as const;
