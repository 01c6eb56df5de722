const longest = 90; // characters of the customer's words that stand for a title

type Titled = { title: string; category_label: string; text?: string; excerpt?: string };

/** What a case is called: its title, else how the customer's words begin, else its category. */
export function titleOf(c: Titled): string {
  return c.title || excerptOf(c.excerpt ?? c.text ?? '') || c.category_label;
}

/** The beginning of a text in one line, cut between words. */
export function excerptOf(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  const letters = [...line];
  if (letters.length <= longest) return line;
  const cut = letters.slice(0, longest).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > longest / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.-]+$/, '')}…`;
}
