import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedIn } from '../frame/root.tsx';

/** What is complete, what is missing, and whether every line still fits. */
export const auditingRoutes = [
  createRoute({
    getParentRoute: () => signedIn,
    path: '/kiem-tra',
    component: lazyRouteComponent(() => import('./auditing.screen.tsx'), 'AuditingScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/kiem-tra/$kind/$id',
    component: lazyRouteComponent(() => import('./stream.screen.tsx'), 'StreamScreen'),
  }),
] as const;
