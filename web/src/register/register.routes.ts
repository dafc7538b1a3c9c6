import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedIn } from '../frame/root.tsx';
import { searchOf } from './register.search.ts';

/** The register of nominees. */
export const registerRoutes = [
  createRoute({
    getParentRoute: () => signedIn,
    path: '/danh-ba',
    validateSearch: searchOf,
    component: lazyRouteComponent(() => import('./register.screen.tsx'), 'RegisterScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/danh-ba/trung',
    component: lazyRouteComponent(() => import('./doubles.screen.tsx'), 'DoublesScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/danh-ba/khen-cu',
    component: lazyRouteComponent(() => import('./past.screen.tsx'), 'PastScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/danh-ba/$id',
    component: lazyRouteComponent(() => import('./nominee.screen.tsx'), 'NomineeScreen'),
  }),
] as const;
