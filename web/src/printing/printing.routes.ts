import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedIn } from '../frame/root.tsx';

/** What an office's papers look like. */
export const printingRoutes = [
  createRoute({
    getParentRoute: () => signedIn,
    path: '/mau-van-ban',
    component: lazyRouteComponent(() => import('./templates.screen.tsx'), 'TemplatesScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/mau-van-ban/$code',
    component: lazyRouteComponent(() => import('./template.screen.tsx'), 'TemplateScreen'),
  }),
] as const;
