import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import { wrong } from './variables.js';

interface TlsTexts {
  readonly cert: string;
  readonly key: string;
}

/** The texts of a certificate and of its key, tried before anything is started: the listener would only fail later. */
export function certified(texts: TlsTexts): TlsTexts {
  const certificate = read('TLS_CERT', 'a certificate', () => new X509Certificate(texts.cert));
  const key: KeyObject = read('TLS_KEY', 'a private key without a passphrase', () => createPrivateKey(texts.key));
  if (!certificate.checkPrivateKey(key)) {
    throw wrong(
      'TLS_KEY',
      'names a key that does not belong to the certificate of TLS_CERT',
      'Name the two of one pair.',
    );
  }
  read('TLS_CERT', 'a certificate and its chain that can be served', () => createSecureContext(texts));
  return texts;
}

function read<Value>(name: string, what: string, attempt: () => Value): Value {
  try {
    return attempt();
  } catch {
    throw wrong(name, `names a file that does not hold ${what}`, 'Name a file in PEM format that does.');
  }
}
