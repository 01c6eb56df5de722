/** What a new customer is described by. */
export type Contact = { name: string; phone: string; email: string };

/** Reads what was typed as an e-mail address, a phone number or a name. */
export function readContact(text: string): Contact {
  const t = text.trim();
  if (t.includes('@')) return { name: '', phone: '', email: t };
  if (/^\+?[\d\s().-]{5,}$/.test(t)) return { name: '', phone: t, email: '' };
  return { name: t, phone: '', email: '' };
}

/** The parts that were given. */
export function given(c: Contact): Partial<Contact> {
  return Object.fromEntries(Object.entries(c).filter(([, v]) => v.trim() !== '').map(([k, v]) => [k, v.trim()]));
}

/** Whether what is given as an e-mail address can be one; the server looks closer. */
export function addressable(c: Contact): boolean {
  return /^([^\s@]+@[^\s@.]+(\.[^\s@.]+)+)?$/.test(c.email.trim());
}

/** Whether the customer could be found again by it. */
export function reachable(c: Contact): boolean {
  return c.phone.trim() !== '' || c.email.trim() !== '';
}
