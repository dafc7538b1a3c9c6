import { createRoute } from '@tanstack/react-router';
import { NotFound } from '../frame/not-found.tsx';
import { signedIn } from '../frame/root.tsx';

/** The season in figures. */
export const seasonRoutes = [
  createRoute({ getParentRoute: () => signedIn, path: '/so-lieu', component: NotFound }),
  createRoute({ getParentRoute: () => signedIn, path: '/so-lieu/$id', component: NotFound }),
] as const;
