type Rules = { createScriptURL?(address: string): string; createHTML?(html: string): string }

declare global {
  interface Window {
    /** Only where the browser knows trusted types; a policy has the methods of its rules. */
    trustedTypes?: { createPolicy<Own extends Rules>(name: string, rules: Own): Own }
  }
}

/** The address of a script of ours, as a browser takes it on a page that runs no script from a mere address. */
export function trustedScript(name: string, address: string): string {
  const policy = window.trustedTypes?.createPolicy(name, { createScriptURL: (given: string) => given })
  return policy?.createScriptURL(address) ?? address
}

/** A page that is only read: it runs nothing, fetches nothing and is never put into a page that is seen. */
export function inertPage(html: string): Document {
  const policy = window.trustedTypes?.createPolicy('inert-page', { createHTML: (given: string) => given })
  return new DOMParser().parseFromString(policy?.createHTML(html) ?? html, 'text/html')
}
