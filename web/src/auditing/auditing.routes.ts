import { createRoute } from '@tanstack/react-router';
import { NotFound } from '../frame/not-found.tsx';
import { signedIn } from '../frame/root.tsx';

/** What is complete, what is missing, and whether every line still fits. */
export const auditingRoutes = [
  createRoute({ getParentRoute: () => signedIn, path: '/kiem-tra', component: NotFound }),
  createRoute({ getParentRoute: () => signedIn, path: '/kiem-tra/$kind/$id', component: NotFound }),
] as const;
