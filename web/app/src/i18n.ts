import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { speak } from './core/api';
import ar from './locales/ar.json';
import en from './locales/en.json';
import tr from './locales/tr.json';

export const languages = [
  { code: 'tr', name: 'Türkçe' },
  { code: 'en', name: 'English' },
  { code: 'ar', name: 'العربية' },
] as const;

const stored = localStorage.getItem('akis.language');
const wanted = stored ?? navigator.language.slice(0, 2);
const first = languages.some((l) => l.code === wanted) ? wanted : 'en';

void i18next.use(initReactI18next).init({
  lng: first,
  fallbackLng: 'en',
  resources: { en: { translation: en }, tr: { translation: tr }, ar: { translation: ar } },
  interpolation: { escapeValue: false },
});

export function direction(locale: string): 'ltr' | 'rtl' {
  return locale === 'ar' ? 'rtl' : 'ltr';
}

function apply(locale: string) {
  speak(locale);
  document.documentElement.lang = locale;
  document.documentElement.dir = direction(locale);
}

i18next.on('languageChanged', (l) => {
  localStorage.setItem('akis.language', l);
  apply(l);
});
apply(first);

export default i18next;
