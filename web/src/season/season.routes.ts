import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedIn } from '../frame/root.tsx';

/** The season in figures. */
export const seasonRoutes = [
  createRoute({
    getParentRoute: () => signedIn,
    path: '/so-lieu',
    component: lazyRouteComponent(() => import('./seasons.screen.tsx'), 'SeasonsScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/so-lieu/$id',
    component: lazyRouteComponent(() => import('./season.screen.tsx'), 'SeasonScreen'),
  }),
] as const;
