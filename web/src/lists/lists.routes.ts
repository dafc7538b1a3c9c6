import { createRoute } from '@tanstack/react-router';
import { NotFound } from '../frame/not-found.tsx';
import { signedIn } from '../frame/root.tsx';

/** All dossiers as a table and a board, and their appraisal. */
export const listsRoutes = [
  createRoute({ getParentRoute: () => signedIn, path: '/ho-so', component: NotFound }),
  createRoute({ getParentRoute: () => signedIn, path: '/ho-so/$id/tham-dinh', component: NotFound }),
] as const;
