import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NomineeKind } from '#domain/vocabulary.js';
import { signedIn } from '../frame/root.tsx';

/** What of the register is listed, as it stands in the address. */
export interface RegisterSearch {
  q?: string;
  kind?: NomineeKind;
}

const searchOf = ({ q, kind }: Record<string, unknown>): RegisterSearch => ({
  ...((typeof q === 'string' && q !== '') || typeof q === 'number' ? { q: String(q) } : {}),
  ...(typeof kind === 'string' && kind !== '' ? { kind: kind as NomineeKind } : {}),
});

/** The register of nominees. */
export const registerRoutes = [
  createRoute({
    getParentRoute: () => signedIn,
    path: '/danh-ba',
    validateSearch: searchOf,
    component: lazyRouteComponent(() => import('./register.screen.tsx'), 'RegisterScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/danh-ba/trung',
    component: lazyRouteComponent(() => import('./doubles.screen.tsx'), 'DoublesScreen'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/danh-ba/$id',
    component: lazyRouteComponent(() => import('./nominee.screen.tsx'), 'NomineeScreen'),
  }),
] as const;
