import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { moment } from '../core/time';
import { titleOf } from '../core/title';
import type { Case, CaseRow, Customer } from '../core/types';
import { useCustomer, useMe } from '../hooks/queries';
import { Face } from '../kit/Face';
import { IconMail, IconPhone } from '../kit/icons';
import { Panel } from '../kit/Panel';
import { Status } from '../kit/Status';
import page from './case.module.css';

const shownCases = 5;

/** Who the case is about, and what else they wrote about. */
export function CustomerPanel({ c }: { c: Case }) {
  const { t } = useTranslation();
  const me = useMe().data;
  const may = me?.can.customers ?? false;
  const who = useCustomer(c.customer?.id ?? 0, may && c.customer !== null);
  const others = (who.data?.cases ?? []).filter((x) => x.number !== c.number);
  // Whose case it is stays hidden from partners: that nobody is named would be a guess.
  if (me?.user.partner) return null;
  if (!c.customer) {
    return (
      <Panel title={t('case.customer')}>
        <Text size="sm" c="dimmed">{t('case.noCustomer')}</Text>
      </Panel>
    );
  }
  return (
    <Panel title={t('case.customer')}>
      <Person who={c.customer} />
      {others.length > 0 ? (
        <>
          <h3 className={page.sub}>{t('case.otherCases', { count: others.length })}</h3>
          <ul className={page.others}>
            {others.slice(0, shownCases).map((x) => (
              <Other key={x.number} row={x} />
            ))}
          </ul>
          {others.length > shownCases ? (
            <Link to="/cases" search={{ customer: String(c.customer.id), sort: '-opened' }} className={page.all}>
              {t('case.allOfCustomer')}
            </Link>
          ) : null}
        </>
      ) : null}
    </Panel>
  );
}

function Person({ who }: { who: Customer }) {
  const name = who.name || who.phones[0] || who.emails[0] || '';
  return (
    <>
      <div className={page.person}>
        <Face name={name} size={32} />
        <div>
          <Text fw={600}><bdi>{name}</bdi></Text>
          <Text size="xs" c="dimmed">{[who.country, who.language?.toUpperCase()].filter(Boolean).join(' · ')}</Text>
        </div>
        {who.tier ? <span className={page.tier}>{who.tier}</span> : null}
      </div>
      <ul className={page.contacts}>
        {who.phones.map((p) => (
          <li key={p}><IconPhone size={14} aria-hidden /><a href={`tel:${p}`} dir="ltr">{p}</a></li>
        ))}
        {who.emails.map((m) => (
          <li key={m}><IconMail size={14} aria-hidden /><a href={`mailto:${m}`} dir="ltr">{m}</a></li>
        ))}
      </ul>
    </>
  );
}

function Other({ row }: { row: CaseRow }) {
  const { i18n } = useTranslation();
  const zone = useMe().data?.zone;
  return (
    <li>
      <Link to="/cases/$number" params={{ number: String(row.number) }} dir="auto" className="natural">{titleOf(row)}</Link>
      <span className={page.faint}>
        <Status name={row.status} label={row.status_label} />
        {moment(row.opened_at, i18n.language, zone)}
      </span>
    </li>
  );
}
