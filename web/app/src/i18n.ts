import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { speak } from './core/api';

export const languages = [
  { code: 'tr', name: 'Türkçe' },
  { code: 'en', name: 'English' },
  { code: 'ar', name: 'العربية' },
] as const;

const catalogues = import.meta.glob<Record<string, unknown>>('./locales/*.json', { import: 'default' });
const kept = 'akis.language';

/** The language chosen on this machine, or null while nobody has chosen. */
export function chosen(): string | null {
  const code = localStorage.getItem(kept);
  return languages.some((l) => l.code === code) ? code : null;
}

function preferred(): string {
  for (const wish of navigator.languages) {
    const found = languages.find((l) => l.code === wish.slice(0, 2));
    if (found) return found.code;
  }
  return 'en';
}

export function direction(locale: string): 'ltr' | 'rtl' {
  return locale === 'ar' ? 'rtl' : 'ltr';
}

async function load(code: string) {
  if (i18next.hasResourceBundle(code, 'translation')) return;
  i18next.addResourceBundle(code, 'translation', await catalogues[`./locales/${code}.json`]?.());
}

function apply(code: string) {
  speak(code);
  document.documentElement.lang = code;
  document.documentElement.dir = direction(code);
}

/** Changes the language of everything; keep remembers it on this machine. */
export async function changeLanguage(code: string, keep: boolean) {
  await load(code);
  if (keep) localStorage.setItem(kept, code);
  apply(code);
  await i18next.changeLanguage(code);
}

/** Readies the words of the first screen. */
export async function startLanguage() {
  const code = chosen() ?? preferred();
  await i18next.use(initReactI18next).init({ lng: code, resources: {}, interpolation: { escapeValue: false }, returnNull: false });
  await load(code);
  apply(code);
}

export default i18next;
