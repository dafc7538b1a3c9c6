import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedIn } from '../frame/root.tsx';

/** What one was told. */
export const noticesRoutes = [
  createRoute({
    getParentRoute: () => signedIn,
    path: '/thong-bao',
    component: lazyRouteComponent(() => import('./notices.screen.tsx'), 'NoticesScreen'),
  }),
] as const;
