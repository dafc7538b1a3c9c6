/**
 * The address in the square code of a slip. The code stands behind the `#`: a browser does not send that part, so it is in
 * no log of a server or a proxy; it is taken out of the address bar as soon as it was read.
 */
export const slipAddress = (origin: string, username: string, code: string): string =>
  `${origin}/dang-nhap#phieu=${encodeURIComponent(username)}:${encodeURIComponent(code)}`;

export function slipInAddress(): { username: string; code: string } | undefined {
  const [, username, code] = /^#phieu=([^:]+):(.+)$/.exec(globalThis.location.hash) ?? [];
  if (!username || !code) return undefined;
  globalThis.history.replaceState(globalThis.history.state, '', globalThis.location.pathname);
  return { username: decodeURIComponent(username), code: decodeURIComponent(code) };
}
