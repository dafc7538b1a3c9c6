import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedIn } from '../frame/root.tsx';

/** Papers of ours from the printer to the register. */
export const issuingRoutes = [
  createRoute({
    getParentRoute: () => signedIn,
    path: '/van-ban/$code/$id',
    validateSearch: ({ ban }): { ban?: number } => (typeof ban === 'number' ? { ban } : {}),
    component: lazyRouteComponent(() => import('./paper.screen.tsx'), 'PaperScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/so-van-ban',
    component: lazyRouteComponent(() => import('./register.screen.tsx'), 'RegisterScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/cot-danh-sach/$receiverId',
    component: lazyRouteComponent(() => import('./set-columns.screen.tsx'), 'SetColumnsScreen'),
  }),
] as const;
