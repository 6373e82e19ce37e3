export type PersonalKind =
  | 'cn-id'
  | 'phone'
  | 'bank-card'
  | 'passport'
  | 'email'
  | 'address'
  | 'iban'
  | 'us-ssn'
  | 'ca-sin'
  | 'uk-nino'
  | 'name'
  | 'ip'
  | 'plate';

/** `start` and `end` are UTF-16 offsets in the text as given. */
export type Personal = { kind: PersonalKind; start: number; end: number; confidence: number };
