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
    path: '/mau-van-ban/tieu-de',
    component: lazyRouteComponent(() => import('./letterhead.screen.tsx'), 'LetterheadScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/kiem-ma',
    component: lazyRouteComponent(() => import('./code-check.screen.tsx'), 'CodeCheckScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/mau-van-ban/$code',
    component: lazyRouteComponent(() => import('./template.screen.tsx'), 'TemplateScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/doi-chieu/$code/$id',
    component: lazyRouteComponent(() => import('./check.screen.tsx'), 'CheckScreen'),
  }),
] as const;
