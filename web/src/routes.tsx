import { administrationRoutes } from './administration/administration.routes.ts';
import { auditingRoutes } from './auditing/auditing.routes.ts';
import { councilRoutes } from './council/council.routes.ts';
import { dossierRoutes } from './dossier/dossier.routes.ts';
import { draftingRoutes } from './drafting/drafting.routes.ts';
import { entranceRoutes } from './entrance/entrance.routes.ts';
import { forwardingRoutes } from './forwarding/forwarding.routes.ts';
import { root, signedIn } from './frame/root.tsx';
import { issuingRoutes } from './issuing/issuing.routes.ts';
import { listsRoutes } from './lists/lists.routes.ts';
import { noticesRoutes } from './notices/notices.routes.ts';
import { printingRoutes } from './printing/printing.routes.ts';
import { registerRoutes } from './register/register.routes.ts';
import { seasonRoutes } from './season/season.routes.ts';
import { workRoutes } from './work/work.routes.ts';

/** The table of contents of the screens, in the order of a dossier's way. */
export const routes = root.addChildren([
  ...entranceRoutes,
  signedIn.addChildren([
    ...workRoutes,
    ...noticesRoutes,
    ...draftingRoutes,
    ...dossierRoutes,
    ...listsRoutes,
    ...registerRoutes,
    ...councilRoutes,
    ...forwardingRoutes,
    ...printingRoutes,
    ...issuingRoutes,
    ...seasonRoutes,
    ...auditingRoutes,
    ...administrationRoutes,
  ]),
]);
