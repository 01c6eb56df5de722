// Search as people type: without accents, and the same for every i of Turkish.

const alike: Record<string, string> = { ı: 'i', ß: 'ss', ø: 'o', æ: 'ae', أ: 'ا', إ: 'ا', آ: 'ا', ى: 'ي', ة: 'ه' };

/** The text as search compares it: "İADE" and "ıade" are alike. */
export function fold(text: string): string {
  return text
    .replaceAll('İ', 'i')
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f\u064b-\u0652\u0640]/g, '')
    .normalize('NFC')
    .replaceAll(/[ıßøæأإآىة]/g, (c) => alike[c] ?? c);
}

/** Whether each word of the query begins or is part of the text, in any order. */
export function matches(text: string, query: string): boolean {
  const at = fold(text);
  return fold(query)
    .split(/\s+/)
    .every((word) => at.includes(word));
}
