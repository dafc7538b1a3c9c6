import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedIn } from '../frame/root.tsx';

/** People, organisations, plans, and the running of it all. */
export const administrationRoutes = [
  createRoute({
    getParentRoute: () => signedIn,
    path: '/quan-tri/nguoi',
    component: lazyRouteComponent(() => import('./people.screen.tsx'), 'PeopleScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/quan-tri/co-quan',
    component: lazyRouteComponent(() => import('./organisations.screen.tsx'), 'OrganisationsScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/quan-tri/phong-trao',
    component: lazyRouteComponent(() => import('./plans.screen.tsx'), 'PlansScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/quan-tri/phong-trao/moi',
    validateSearch: (search): { theo?: string } => (typeof search['theo'] === 'string' ? { theo: search['theo'] } : {}),
    component: lazyRouteComponent(() => import('./plan-new.screen.tsx'), 'PlanNewScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/quan-tri/van-hanh',
    component: lazyRouteComponent(() => import('./running.screen.tsx'), 'RunningScreen'),
  }),
] as const;
