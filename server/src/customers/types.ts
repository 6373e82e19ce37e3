/** A handle as a channel names it, to be found or made an identity. */
export type SeenHandle = {
  type: string;
  scope: string;
  value: string;
  name?: string | undefined;
  /** What a nameless newcomer is called until they say who they are. */
  provisionalName?: string | undefined;
  verified: boolean;
  channel: string;
  at: Date;
};

export type ResolvedIdentity = { identityId: string; customerId: string; name: string; verified: boolean; isNew: boolean };

/** An identity that changed its customer: its conversations must follow. */
export type IdentityMove = { identityId: string; from: string; to: string };
