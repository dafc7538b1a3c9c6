import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** The end of a transaction as the program sends it: a message of one statement without parameters. */
const COMMIT = Buffer.from('COMMIT\0');

/** A line to Postgres that may break just when a transaction has committed, before its sender hears of it. */
export class LineToPostgres {
  private readonly ends = new Set<Socket>();
  private cutting = false;
  /** How many commits nobody was told of. */
  cut = 0;

  private constructor(
    private readonly server: Server,
    private readonly to: URL,
  ) {}

  static async to(url: string): Promise<LineToPostgres> {
    const server = createServer();
    const line = new LineToPostgres(server, new URL(url));
    server.on('connection', (from) => line.join(from));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return line;
  }

  get url(): string {
    const url = new URL(this.to);
    url.port = String((this.server.address() as AddressInfo).port);
    return url.href;
  }

  /** The next commit takes place, and its sender hears nothing of it but that the line is gone. */
  cutAtNextCommit(): void {
    this.cutting = true;
  }

  async close(): Promise<void> {
    for (const end of this.ends) end.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private join(from: Socket): void {
    const to = connect(Number(this.to.port), this.to.hostname);
    let isLast = false;
    from.on('data', (bytes) => {
      if (this.cutting && bytes.includes(COMMIT)) {
        this.cutting = false;
        isLast = true;
      }
      to.write(bytes);
    });
    to.on('data', (bytes) => {
      if (!isLast) return void from.write(bytes);
      this.cut += 1;
      from.destroy();
    });
    for (const [end, other] of [
      [from, to],
      [to, from],
    ] as const) {
      this.ends.add(end);
      end.on('error', () => undefined).on('close', () => (this.ends.delete(end), other.destroy()));
    }
  }
}
