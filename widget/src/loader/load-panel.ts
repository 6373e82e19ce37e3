import type { Panel, PanelHost, PanelScript } from '../panel-handle.ts';

type TrustedTypes = {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
};

/** Pages with `require-trusted-types-for 'script'` allow a script address only through a named policy. */
const trusted = (url: string): string => {
  const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  return types === undefined ? url : types.createPolicy('throughline', { createScriptURL: () => url }).createScriptURL(url);
};

/**
 * Loads the panel as a classic script: it needs no CORS headers, and the nonce of the loader carries over, so that it runs
 * under the same policy that let the loader run.
 */
export const loadPanel = (loader: HTMLScriptElement, host: PanelHost): Promise<Panel> =>
  new Promise((resolve, reject) => {
    const script: PanelScript = document.createElement('script');
    script.throughline = (mount) => resolve(mount(host));
    script.onload = () => script.remove();
    script.onerror = () => {
      script.remove();
      reject(new Error(`${PANEL_FILE} did not load`));
    };
    if (loader.nonce) script.nonce = loader.nonce;
    script.src = trusted(host.home + PANEL_FILE);
    document.head.append(script);
  });
