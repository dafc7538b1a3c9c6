import { createRoute } from '@tanstack/react-router';
import { NotFound } from '../frame/not-found.tsx';
import { signedIn } from '../frame/root.tsx';

/** The plan to be read, the list of a unit, the writing of a dossier. */
export const draftingRoutes = [
  createRoute({ getParentRoute: () => signedIn, path: '/phong-trao', component: NotFound }),
  createRoute({ getParentRoute: () => signedIn, path: '/phong-trao/$id', component: NotFound }),
  createRoute({ getParentRoute: () => signedIn, path: '/danh-sach/moi', component: NotFound }),
  createRoute({ getParentRoute: () => signedIn, path: '/ho-so/$id/soan', component: NotFound }),
  createRoute({ getParentRoute: () => signedIn, path: '/ho-so/$id/soan/bao-cao', component: NotFound }),
  createRoute({ getParentRoute: () => signedIn, path: '/ho-so/$id/soan/tieu-chuan/$code', component: NotFound }),
  createRoute({ getParentRoute: () => signedIn, path: '/ho-so/$id/soan/kiem-tra', component: NotFound }),
] as const;
