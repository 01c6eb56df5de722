import { useTranslation } from 'react-i18next';
import { moment, span, urgency } from '../core/time';
import { useNow } from '../hooks/now';
import { useMe } from '../hooks/queries';
import kit from './kit.module.css';

/** A deadline as the time that is left, or how late it is. Late without a moment is only late. */
export function Due({ due, late }: { due: string | null; late?: boolean }) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const zone = useMe().data?.zone;
  if (!due) return late ? <span className={kit.due} data-urgency="late">{t('due.overdue')}</span> : null;
  const state = late ? 'late' : urgency(due, now);
  const left = Date.parse(due) - now;
  const time = span(left, i18n.language);
  return (
    <time className={kit.due} data-urgency={state} dateTime={due} title={moment(due, i18n.language, zone)}>
      {state === 'late' && left < 0 ? t('due.late', { time }) : state === 'late' ? t('due.overdue') : t('due.left', { time })}
    </time>
  );
}
