import { once } from 'node:events';

export default async function stopServices(): Promise<void> {
  const services = globalThis.vinhdanhServices;
  if (!services) return;
  globalThis.vinhdanhServices = undefined;
  services.stdin?.end();
  await once(services, 'exit');
}
