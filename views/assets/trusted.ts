/**
 * The one policy by which text becomes markup or the address of a script (Trusted Types), where the browser asks for
 * one: the server allows no other, so that a text can become either nowhere else.
 */

interface Policy {
  createHTML(markup: string): string;
  createScriptURL(address: string): string;
}
interface Policies {
  createPolicy(name: string, rules: Policy): Policy;
}

const rules: Policy = {
  // Parsed apart from the page; scripts in it never run, and what is taken over of it is the archive's own page.
  createHTML: (markup) => markup,
  createScriptURL: (address) => {
    if (new URL(address, location.href).origin !== location.origin)
      throw new TypeError(`${address} is no script of this archive`);
    return address;
  },
};
const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes;
const policy = policies?.createPolicy("ibid", rules) ?? rules;

/** A page of this archive, as it was sent, to be parsed apart. */
export const pageMarkup = (markup: string): string => policy.createHTML(markup);

/** The address of a script of this archive; a TypeError for any other. */
export const ownScript = (address: URL): string => policy.createScriptURL(address.href);
