import dns from 'node:dns';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { createServer, isIP, type AddressInfo, type Server as Door } from 'node:net';

/** So says a machine that has not, whatever the name tells, such an address: without IPv6, as a rule. */
const NOT_HERE = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT']);

/**
 * A name may have several addresses (localhost has one of IPv4 and one of IPv6); a server listens at the first of them. Who
 * comes to another is handed to that same server, which knows him like the rest: its bounds, its time limits, its end.
 */
export async function openOtherAddresses(server: Server, host: string): Promise<Door[]> {
  // An address has no others, and may be written in more than one way.
  if (isIP(host) > 0) return [];
  const { address: first, port } = server.address() as AddressInfo;
  const doors: Door[] = [];
  for (const address of await addressesOf(host)) {
    if (address === first) continue;
    const door = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => server.emit('connection', socket));
    try {
      await once(door.listen(port, address), 'listening');
      doors.push(door);
    } catch (error) {
      if (NOT_HERE.has((error as NodeJS.ErrnoException).code!)) continue;
      await Promise.all(doors.map(shut));
      throw error;
    }
  }
  return doors;
}

/** Nobody else is let in, and whoever is in has left. */
export const shut = (door: Door): Promise<void> => new Promise((done) => door.close(() => done()));

const addressesOf = (host: string) =>
  new Promise<Set<string>>((done, fail) => {
    dns.lookup(host, { all: true }, (error, all) =>
      error ? fail(error) : done(new Set(all.map((one) => one.address))),
    );
  });
