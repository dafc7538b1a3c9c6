import { createRoute } from '@tanstack/react-router';
import { NotFound } from '../frame/not-found.tsx';
import { signedIn } from '../frame/root.tsx';

/** The register of nominees. */
export const registerRoutes = [
  createRoute({ getParentRoute: () => signedIn, path: '/danh-ba', component: NotFound }),
  createRoute({ getParentRoute: () => signedIn, path: '/danh-ba/trung', component: NotFound }),
  createRoute({ getParentRoute: () => signedIn, path: '/danh-ba/$id', component: NotFound }),
] as const;
