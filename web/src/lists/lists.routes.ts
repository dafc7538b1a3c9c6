import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedIn } from '../frame/root.tsx';
import { searchOf, type ListSearch } from './list.search.ts';

/** All dossiers as a table and a board, and their appraisal. */
export const listsRoutes = [
  createRoute({
    getParentRoute: () => signedIn,
    path: '/ho-so',
    validateSearch: (search: Record<string, unknown>): ListSearch => searchOf(search),
    component: lazyRouteComponent(() => import('./dossiers.screen.tsx'), 'DossiersScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/ho-so/$id/tham-dinh',
    component: lazyRouteComponent(() => import('./appraisal.screen.tsx'), 'AppraisalScreen'),
  }),
] as const;
