import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedIn } from '../frame/root.tsx';

const ofList = (search: Record<string, unknown>): { phongTrao?: string } =>
  typeof search['phongTrao'] === 'string' ? { phongTrao: search['phongTrao'] } : {};

/** The plan to be read, the list of a unit, the writing of a dossier. */
export const draftingRoutes = [
  createRoute({
    getParentRoute: () => signedIn,
    path: '/phong-trao',
    component: lazyRouteComponent(() => import('./plans.screen.tsx'), 'PlansScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/phong-trao/$id',
    component: lazyRouteComponent(() => import('./plan.screen.tsx'), 'PlanScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/danh-sach/moi',
    validateSearch: ofList,
    component: lazyRouteComponent(() => import('./list.screen.tsx'), 'ListScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/ho-so/$id/soan',
    component: lazyRouteComponent(() => import('./tasks.screen.tsx'), 'TasksScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/ho-so/$id/soan/bao-cao',
    component: lazyRouteComponent(() => import('./report.screen.tsx'), 'ReportScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/ho-so/$id/soan/tieu-chuan/$code',
    component: lazyRouteComponent(() => import('./criterion.screen.tsx'), 'CriterionScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/ho-so/$id/soan/kiem-tra',
    component: lazyRouteComponent(() => import('./review.screen.tsx'), 'ReviewScreen'),
  }),
] as const;
