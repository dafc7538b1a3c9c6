import type { IncomingHttpHeaders } from 'node:http';
import {
  applyDecorators,
  Injectable,
  StreamableFile,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-fastify/multipart';
import { ApiConsumes } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { finalize, type Observable } from 'rxjs';
import { FileStore, type StoredFile, type Upload } from './file.store.js';

/** Takes away the upload of a request that ended, however it ended, unless it was kept. */
@Injectable()
export class DiscardUpload implements NestInterceptor {
  constructor(private readonly files: FileStore) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { file } = context.switchToHttp().getRequest<FastifyRequest & { file?: Upload }>();
    return next.handle().pipe(finalize(() => void this.files.discard(file)));
  }
}

/** A route that takes one file, in the field `file` of a form. */
export const TakesFile = (): MethodDecorator =>
  applyDecorators(UseInterceptors(FileInterceptor('file'), DiscardUpload), ApiConsumes('multipart/form-data'));

/**
 * Sends a file to be saved, never shown: by name, of a known type, without sniffing or scripts. Whoever was cut off asks for
 * the rest of it.
 */
export async function sendFile(reply: FastifyReply, files: FileStore, file: StoredFile): Promise<StreamableFile> {
  const { sha256, mediaType: type, size, name } = file;
  const part = partAsked(reply.request.headers, file);
  const content = await files.read(sha256, part);
  void reply.headers({ ...ONLY_SAVED, 'accept-ranges': 'bytes', etag: `"${sha256}"` });
  if (part) void reply.code(206).header('content-range', `bytes ${part.start}-${part.end}/${size}`);
  const length = part ? part.end - part.start + 1 : size;
  return new StreamableFile(content, { type, length, disposition: savedAs(name) });
}

/** One part of the very file that was begun; whoever asks for anything else gets the whole. */
function partAsked({ range, 'if-range': of }: IncomingHttpHeaders, { sha256, size }: StoredFile) {
  const [, from, to = ''] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(range ?? '') ?? [];
  if (from === undefined || (of !== undefined && of !== `"${sha256}"`)) return undefined;
  const [start, end] = [Number(from), to === '' ? size - 1 : Math.min(Number(to), size - 1)];
  return start <= end ? { start, end } : undefined;
}

/** Sends what was made for this request, to be saved. */
export function sendBytes(
  reply: FastifyReply,
  { name, mediaType, bytes }: { name: string; mediaType: string; bytes: Buffer },
): StreamableFile {
  void reply.headers(ONLY_SAVED);
  return new StreamableFile(bytes, { type: mediaType, length: bytes.length, disposition: savedAs(name) });
}

const ONLY_SAVED = { 'content-security-policy': "default-src 'none'; sandbox", 'cache-control': 'private, no-store' };

const savedAs = (name: string): string =>
  `attachment; filename="${asciiName(name)}"; filename*=UTF-8''${encodeURIComponent(name)}`;

const asciiName = (name: string): string => name.replaceAll(/[^\x20-\x7e]|["\\]/g, '_');
