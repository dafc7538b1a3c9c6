import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { isDay } from '#domain/days.js';
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
  createRoute({
    getParentRoute: () => signedIn,
    path: '/so-lieu/$id/lich-nguoc',
    validateSearch: ({ han }: Record<string, unknown>): { han?: string } =>
      typeof han === 'string' && isDay(han) ? { han } : {},
    component: lazyRouteComponent(() => import('./backward.screen.tsx'), 'BackwardScreen'),
  }),
] as const;
