import type { Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { clock, moment } from '../core/time';
import type { Case, Entry } from '../core/types';
import { useMe } from '../hooks/queries';
import {
  IconAlert, IconBolt, IconCategory, IconCheck, IconClock, IconCustomer, IconEnd, IconEye, IconFilled, IconLock, IconMail, IconNote, IconPause, IconPlus,
  IconStep, IconTask, IconTeam,
} from '../kit/icons';
import page from './case.module.css';
import { Why } from './Why';

const icons: Record<string, Icon> = {
  opened: IconPlus, entered: IconStep, ended: IconEnd, claimed: IconCustomer, released: IconTeam, filled: IconFilled, recategorised: IconCategory,
  finished: IconCheck, transferred: IconTeam, noted: IconNote, paused: IconPause, resumed: IconClock, breached: IconAlert, escalated: IconBolt, sent: IconMail,
  task_created: IconTask, task_moved: IconTask, blocked: IconAlert,
};

/** One thing that happened, and on request why. */
export function Happening({ c, entry }: { c: Case; entry: Entry }) {
  const { i18n } = useTranslation();
  const zone = useMe().data?.zone;
  const Sign = icons[entry.type] ?? IconClock;
  return (
    <li className={page.happening} data-type={entry.type}>
      <span className={page.sign} aria-hidden><Sign size={14} /></span>
      <div className={page.what}>
        <div className={page.line}>
          <span>{entry.summary}</span>
          {entry.why?.address || entry.why?.rule ? <Why c={c} seq={entry.seq} why={entry.why} /> : null}
          <time dateTime={entry.at} title={moment(entry.at, i18n.language, zone)}>{clock(entry.at, i18n.language, zone)}</time>
        </div>
        {entry.reason ? <p className={`${page.quote} natural`} dir="auto">{entry.reason}</p> : null}
        {entry.note ? <Note text={entry.note.text} customer={entry.note.customer} /> : null}
        {entry.changes ? (
          <dl className={page.changes}>
            {entry.changes.map((ch) => (
              <div key={ch.field}>
                <dt>{ch.label}</dt>
                <dd>
                  {ch.from_text ? <del dir="auto">{ch.from_text}</del> : null} <ins dir="auto">{ch.to_text || '–'}</ins>
                </dd>
              </div>
            ))}
          </dl>
        ) : null}
      </div>
    </li>
  );
}

/** A note; who may read it is said in words, sign and colour. */
function Note({ text, customer }: { text: string; customer: boolean }) {
  const { t } = useTranslation();
  const Sign = customer ? IconEye : IconLock;
  return (
    <div className={page.note} data-customer={customer}>
      <span className={page.audience}>
        <Sign size={13} aria-hidden />
        {t(customer ? 'case.noteCustomer' : 'case.noteInternal')}
      </span>
      <p dir="auto" className="natural">{text}</p>
    </div>
  );
}
