import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedIn } from '../frame/root.tsx';

/** One dossier and its proof. */
export const dossierRoutes = [
  createRoute({
    getParentRoute: () => signedIn,
    path: '/ho-so/$id',
    // Its content as it stood after a line of its history.
    validateSearch: ({ luc }): { luc?: number } =>
      Number.isInteger(Number(luc)) && Number(luc) > 0 ? { luc: Number(luc) } : {},
    component: lazyRouteComponent(() => import('./dossier.screen.tsx'), 'DossierScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/ho-so/$id/bang-chung',
    component: lazyRouteComponent(() => import('./proof.screen.tsx'), 'ProofScreen'),
  }),
] as const;
