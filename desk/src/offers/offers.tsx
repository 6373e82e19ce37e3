/** Offers waiting for me: a card with a ring that runs out. `Enter` accepts when nothing is being written; declining passes it on. */
import { ApiError } from '@throughline/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useClient } from '../api/client.tsx';
import { keys } from '../api/keys.ts';
import { type Offer, type Page, useOffers } from '../api/use-api.ts';
import { ChannelBadge } from '../channels/channel-badge.tsx';
import { rememberConversation } from '../live/live-provider.tsx';
import { explainError } from '../pieces/explain-error.ts';
import { explainWhy } from '../stream/explain-decision.ts';
import { useSpeaker } from '../stream/use-speaker.ts';
import { formatSpan } from '../time/format-time.ts';
import { useNow, useSeconds } from '../time/now.tsx';
import { CountdownRing } from './countdown-ring.tsx';
import styles from './offers.module.css';
import { mayRing, ring } from './use-offer-sound.ts';
import { useToast } from '../pieces/toast.tsx';

const useAnswer = (offer: Offer) => {
  const client = useClient();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { t } = useTranslation();
  const message = useToast();
  const gone = (): void =>
    void queries.setQueryData<Page<Offer>>(
      keys.offers,
      (page) => page && { ...page, items: page.items.filter((one) => one.id !== offer.id) },
    );
  const failed = (error: Error): void => {
    if (error instanceof ApiError && (error.status === 409 || error.status === 404)) {
      gone();
      message.info(t('offer.lapsed'));
    } else message.error(explainError(t, error));
  };
  const accept = useMutation({
    mutationFn: () => client.call('acceptOffer', { id: offer.id }),
    onError: failed,
    onSuccess: async (conversation) => {
      gone();
      rememberConversation(queries, conversation);
      await navigate(`/conversations/${conversation.id}?view=mine`);
    },
  });
  const decline = useMutation({ mutationFn: () => client.call('declineOffer', { id: offer.id }), onError: failed, onSuccess: gone });
  return { accept, decline, gone };
};

/** Enter takes the offer, unless the focus is on something that Enter already means something to. */
const useEnter = (act: () => void, on: boolean): void => {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    if (!on) return undefined;
    const down = (event: KeyboardEvent): void => {
      const idle = document.activeElement === null || document.activeElement === document.body;
      if (event.key !== 'Enter' || event.isComposing || !idle) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', down);
    return () => window.removeEventListener('keydown', down);
  }, [on]);
};

const summaryOf = (offer: Offer): string => {
  const summary = offer.packet?.['summary'];
  return typeof summary === 'string' && summary !== '' ? summary : offer.conversation.last.text;
};

const OfferCard = ({ offer }: { offer: Offer }) => {
  const { t, i18n } = useTranslation();
  const { accept, decline, gone } = useAnswer(offer);
  const speaker = useSpeaker();
  const now = useSeconds(true);
  const left = Date.parse(offer.expiresAt) - now;
  const over = left <= 0;
  useEffect(() => {
    if (over) gone();
  });
  useEnter(() => accept.mutate(), !accept.isPending);
  const { conversation } = offer;
  return (
    <article className={styles['offer']} aria-label={t('offer.label', { name: conversation.customer.name })}>
      <CountdownRing leftMs={left} wholeMs={Date.parse(offer.expiresAt) - Date.parse(offer.madeAt)} />
      <div className={styles['words']}>
        <h3>
          <ChannelBadge kind={conversation.lastChannel} />
          <span className="cut">{conversation.customer.name}</span>
          {conversation.waitingSince !== null && (
            <small className="soft">
              {t('list.waits', { span: formatSpan(Math.max(0, now - Date.parse(conversation.waitingSince)), i18n.language) })}
            </small>
          )}
        </h3>
        <p>{summaryOf(offer)}</p>
        <small className="soft">{explainWhy(speaker, offer.why)}</small>
      </div>
      <div className={styles['acts']}>
        <Button onClick={() => decline.mutate()} loading={decline.isPending}>
          {t('offer.decline')}
        </Button>
        <Button type="primary" onClick={() => accept.mutate()} loading={accept.isPending}>
          {t('offer.accept')}
          <kbd className={styles['enter']}>↵</kbd>
        </Button>
      </div>
    </article>
  );
};

export const OffersProvider = ({ children }: { children: ReactNode }) => {
  const { t } = useTranslation();
  const offers = useOffers();
  const now = useNow();
  const items = (offers.data?.items ?? []).filter((offer) => Date.parse(offer.expiresAt) > now - 15_000);
  const count = items.length;
  const before = useRef(0);
  useEffect(() => {
    if (count > before.current && mayRing()) ring();
    before.current = count;
  }, [count]);
  return (
    <>
      {children}
      <section className={styles['offers']} aria-label={t('offer.region')} aria-live="polite">
        {count > 1 && <p className={styles['others']}>{t('offer.others', { count: count - 1 })}</p>}
        {items.slice(0, 1).map((offer) => (
          <OfferCard key={offer.id} offer={offer} />
        ))}
      </section>
    </>
  );
};
