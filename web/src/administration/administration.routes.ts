import { createRoute } from '@tanstack/react-router';
import { NotFound } from '../frame/not-found.tsx';
import { signedIn } from '../frame/root.tsx';

/** People, organisations, plans, and the running of it all. */
export const administrationRoutes = [
  createRoute({ getParentRoute: () => signedIn, path: '/quan-tri/nguoi', component: NotFound }),
  createRoute({ getParentRoute: () => signedIn, path: '/quan-tri/co-quan', component: NotFound }),
  createRoute({ getParentRoute: () => signedIn, path: '/quan-tri/phong-trao', component: NotFound }),
  createRoute({ getParentRoute: () => signedIn, path: '/quan-tri/phong-trao/moi', component: NotFound }),
  createRoute({ getParentRoute: () => signedIn, path: '/quan-tri/van-hanh', component: NotFound }),
] as const;
