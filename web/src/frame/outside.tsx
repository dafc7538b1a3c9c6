import { Doorway } from '../entrance/doorway.tsx';
import { NotFound } from './not-found.tsx';

/** An address that no screen has: the shell is not around it, since whoever asks may not be signed in. */
export const Outside = () => (
  <Doorway>
    <NotFound />
  </Doorway>
);
