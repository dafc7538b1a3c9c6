import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A message of the protocol: its letter, its length with these four bytes, what it says. */
function message(letter: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(letter), length, body]);
}

const LET_IN = message('R', Buffer.alloc(4));
const READY = message('Z', Buffer.from('I'));
const ENDED = message('E', Buffer.from('SFATAL\0VFATAL\0C57P01\0Mterminating connection\0\0'));

/** Something that speaks as Postgres does until somebody is let in, as no real one can be made to in a given moment. */
export class MutePostgres {
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {}

  /** `ends`: whether who is let in is told in the same breath that he is put out; without, he is never answered again. */
  static async start({ ends }: { ends: boolean }): Promise<MutePostgres> {
    const greeting = Buffer.concat([LET_IN, READY, ...(ends ? [ENDED] : [])]);
    const server = createServer();
    const mute = new MutePostgres(server);
    server.on('connection', (socket) => {
      mute.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('data', () => (ends ? socket.end(greeting) : socket.write(greeting)));
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return mute;
  }

  get url(): string {
    return `postgres://nobody@127.0.0.1:${(this.server.address() as AddressInfo).port}/none`;
  }

  stop(): void {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
  }
}
