import { createRoute } from '@tanstack/react-router';
import { NotFound } from '../frame/not-found.tsx';
import { signedIn } from '../frame/root.tsx';

/** Letters, their signature, the inbox of the authority, decisions. */
export const forwardingRoutes = [
  createRoute({ getParentRoute: () => signedIn, path: '/to-trinh', component: NotFound }),
  createRoute({ getParentRoute: () => signedIn, path: '/to-trinh/moi', component: NotFound }),
  createRoute({ getParentRoute: () => signedIn, path: '/to-trinh/$id', component: NotFound }),
  createRoute({ getParentRoute: () => signedIn, path: '/hop-thu', component: NotFound }),
  createRoute({ getParentRoute: () => signedIn, path: '/hop-thu/$id', component: NotFound }),
  createRoute({ getParentRoute: () => signedIn, path: '/quyet-dinh/$id', component: NotFound }),
] as const;
