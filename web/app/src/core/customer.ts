import type { Customer } from './types';

/** What a customer is called: a name, or how they are reached. */
export function nameOf(c: Customer): string {
  return c.name || c.phones[0] || c.emails[0] || String(c.id);
}

/** How a customer is reached, and their tier, in one line. */
export function detailOf(c: Customer): string {
  // Numbers and addresses read left to right in every language.
  const contacts = [...c.phones, ...c.emails].map((x) => `\u2066${x}\u2069`);
  return [...contacts, c.tier].filter(Boolean).join(' · ');
}
